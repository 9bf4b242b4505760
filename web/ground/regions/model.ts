export type { Level, RegionOut as Region } from '#/plumbing/api/types';
import type { RegionOut as Region } from '#/plumbing/api/types';

/// "Desa Sindangjawa, Kec. Kadugede": the village with the district that tells it from its namesakes.
export function full_name(region: Pick<Region, 'name' | 'level' | 'kind' | 'parents'>): string {
  const own =
    region.level === 'village'
      ? region.kind === 'kelurahan'
        ? `Kel. ${region.name}`
        : `Desa ${region.name}`
      : region.level === 'district'
        ? `Kec. ${region.name}`
        : region.name;
  const district = region.level === 'village' ? region.parents.find((p) => p.code.length === 6) : undefined;
  return district ? `${own}, Kec. ${district.name}` : own;
}
