// Who may be given work, the least loaded first, each with how many they have open.
import type { JSX } from 'preact';
import { t } from '#/plumbing/i18n/i18n';
import { PickField } from '#/plumbing/ui/form';
import { use_reading } from '#/plumbing/ui/query';
import { list_units } from '#/ground/access/actions';
import { list_officers } from '../actions';

export function OfficerField({
  region,
  optional,
  hint,
}: {
  region?: string;
  optional?: boolean;
  hint?: string;
}): JSX.Element {
  const reading = use_reading(`officers ${region ?? ''}`, (signal) => list_officers(region, signal));
  const officers = [...(reading.data?.items ?? [])].sort(
    (a, b) => a.open_count - b.open_count || a.name.localeCompare(b.name),
  );
  return (
    <PickField
      name="officer"
      label={t('col.officer')}
      none={reading.is_waiting ? t('ui.waiting') : t('form.choose')}
      optional={optional ?? false}
      {...(hint ? { hint } : {})}
      choices={officers.map((o) => ({
        value: o.id,
        text: `${o.name} — ${t('officer.open', { n: o.open_count })}`,
        group: o.unit_name || t('officer.no_unit'),
      }))}
    />
  );
}
export function UnitField({ optional, chosen }: { optional?: boolean; chosen?: string }): JSX.Element {
  const reading = use_reading('units', list_units);
  return (
    <PickField
      key={reading.data ? 'read' : 'wait'}
      name="unit"
      label={t('col.unit')}
      none={reading.is_waiting ? t('ui.waiting') : t('form.choose')}
      optional={optional ?? false}
      choices={(reading.data?.items ?? []).map((u) => ({ value: u.id, text: u.name }))}
      {...(chosen ? { defaultValue: chosen } : {})}
    />
  );
}
