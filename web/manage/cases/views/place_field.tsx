// A place of the list: any open one near the case, with how far it is where both stand on the map.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { number } from '#/plumbing/i18n/format';
import { PickField } from '#/plumbing/ui/form';
import { use_reading } from '#/plumbing/ui/query';
import { list_nearest_places } from '#/manage/referrals/actions';

export function PlaceField({
  name,
  label,
  region,
  is_health,
  optional,
}: {
  name: string;
  label: string;
  region: string;
  /// Only health places, or only others; without it both.
  is_health?: boolean;
  optional?: boolean;
}): JSX.Element {
  const reading = use_reading(`places ${region} ${is_health}`, (signal) =>
    list_nearest_places(region, is_health, signal),
  );
  return (
    <PickField
      key={reading.data?.items.length ?? 0}
      name={name}
      label={label}
      none={t('form.choose')}
      optional={optional ?? false}
      choices={(reading.data?.items ?? []).map((place) => ({
        value: place.id,
        text: [place.name, place.region_name && `(${place.region_name})`, place.km != null && far(place.km)]
          .filter(Boolean)
          .join(' '),
        group: t_code('place.kind', place.kind),
      }))}
    />
  );
}
/// From the middle of the area: a village is not a point.
const far = (km: number): string => t('place.about_km', { n: number(Math.round(km)) });
