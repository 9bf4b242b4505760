import { call, del, get, post, put } from '#/plumbing/api/api';
import type { Guide, GuideRows, Needs, Place, Places, Referral, Referrals } from './model';
import { health_kinds } from './model';

export interface Choosable {
  id: string;
  name: string;
  kind: string;
  region_name: string;
  km: number | null;
}
export const list_places = (query: Record<string, string | undefined>, signal?: AbortSignal): Promise<Places> =>
  get('/places', query, signal);
/// Open places that a case of this region may be referred to: of the regency, its province and the sentra.
export async function list_nearest_places(
  region: string,
  is_health?: boolean,
  signal?: AbortSignal,
): Promise<{ items: Choosable[] }> {
  const near = await Promise.all([
    list_places({ region: region.slice(0, 4) }, signal),
    ...(is_health ? [] : [list_places({ kind: 'province_institution', near: region }, signal)]),
    ...(is_health ? [] : [list_places({ kind: 'sentra', near: region }, signal)]),
  ]);
  const seen = new Set<string>();
  const items: Choosable[] = [];
  for (const { place, is_open } of near.flatMap((page) => page.items)) {
    if (!is_open || seen.has(place.id) || (is_health !== undefined && health_kinds.includes(place.kind) !== is_health))
      continue;
    seen.add(place.id);
    items.push({
      id: place.id,
      name: place.name,
      kind: place.kind,
      region_name: place.region_name,
      km: place.km ?? null,
    });
  }
  return { items };
}
export const save_place = (place: Record<string, unknown>, id?: string): Promise<Place> =>
  id ? put(`/places/${id}`, place) : post('/places', place);
/// From the version that was seen; without a day open again.
export const close_place = (id: string, version: number, since?: string): Promise<Place> =>
  post(`/places/${id}/close`, { version, ...(since ? { since } : {}) });
export const tell_beds = (id: string, free_beds: number): Promise<Place> => post(`/places/${id}/beds`, { free_beds });

export const list_needs = (signal?: AbortSignal): Promise<Needs> => get('/guide/needs', {}, signal);
export const ask_guide = (query: Record<string, string | undefined>, signal?: AbortSignal): Promise<Guide> =>
  get('/guide', query, signal);
export const list_guide_rows = (signal?: AbortSignal): Promise<GuideRows> => get('/guide/rows', {}, signal);
export const save_guide_row = (code: string, row: Record<string, unknown>): Promise<void> =>
  put(`/guide/rows/${code}`, row);
export const drop_guide_row = (code: string): Promise<void> => del(`/guide/rows/${code}`);

export const list_referrals = (state: string | undefined, signal?: AbortSignal): Promise<Referrals> =>
  get('/referrals', { state, limit: 100 }, signal);
export const open_referral = (id: string, signal?: AbortSignal): Promise<Referral> =>
  get(`/referrals/${id}`, {}, signal);
export async function add_referral_papers(id: string, files: File[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) {
    const form = new FormData();
    form.append('file', file, file.name);
    const kept = await call<{ id: string }>('POST', `/referrals/${id}/papers`, undefined, { raw: form });
    ids.push(kept.id);
  }
  return ids;
}
export const do_referral = (id: string, deed: string, body: Record<string, unknown>, key: string): Promise<Referral> =>
  post(`/referrals/${id}/${deed}`, body, { key });
