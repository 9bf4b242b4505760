// The form of one entry, made from the table of fields.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { today } from '#/plumbing/i18n/format';
import { FilesField, LongField, PickField, TextField, TickField, Wrong, type Typed } from '#/plumbing/ui/form';
import { RegionPicker } from '#/ground/regions/views/picker';
import { type EntryField, entry_fields } from '../fields';
import type { CaseFile, Words } from '../model';
import { choices_of } from './bits';
import { PlaceField } from './place_field';

/// Labels stand in the locale: one of the kind and field, else the field's own.
export const field_label = (kind: string, name: string): string => {
  const own = t_code('case.field', `${kind}.${name}`);
  return own === `${kind}.${name}` ? t_code('case.field', name) : own;
};

function One({
  kind,
  field,
  file,
  words,
}: {
  kind: string;
  field: EntryField;
  file: CaseFile;
  words: Words | null;
}): JSX.Element {
  const label = field_label(kind, field.name);
  const optional = !field.is_needed;
  const { name } = field;
  if (Array.isArray(field.kind))
    return (
      <PickField
        name={name}
        label={label}
        none={t('form.choose')}
        optional={optional}
        choices={field.kind.map((code) => ({ value: code, text: t_code(`case.${name}`, code) }))}
      />
    );
  switch (field.kind) {
    case 'long':
      return <LongField name={name} label={label} optional={optional} />;
    case 'day':
      return (
        <TextField
          name={name}
          type="date"
          label={label}
          optional={optional}
          {...(optional ? {} : { defaultValue: today() })}
        />
      );
    case 'number':
      return <TextField name={name} type="number" min="0" label={label} defaultValue="1" optional={optional} />;
    case 'tick':
      return <TickField name={name} label={label} />;
    case 'region':
      return <RegionPicker name={name} label={label} optional={optional} />;
    case 'service':
      return (
        <PickField
          key={words ? 1 : 0}
          name={name}
          label={label}
          none={t('form.choose')}
          choices={choices_of(words?.services ?? [])}
        />
      );
    case 'place':
      return <PlaceField name={name} label={label} region={file.region} optional={optional} />;
    case 'goal':
      return (
        <PickField
          name={name}
          label={label}
          none={t('form.choose')}
          choices={file.goals.map((goal, i) => ({ value: String(i), text: goal.goal }))}
        />
      );
    default:
      return <TextField name={name} label={label} optional={optional} />;
  }
}

export function EntryFields({ kind, file, words }: { kind: string; file: CaseFile; words: Words | null }): JSX.Element {
  if (kind === 'plan') return <GoalFields file={file} />;
  return (
    <>
      {(entry_fields[kind] ?? []).map((field) => (
        <One key={field.name} kind={kind} field={field} file={file} words={words} />
      ))}
      <FilesField name="papers" label={t('case.papers')} hint={t('case.papers_hint')} />
    </>
  );
}

const GOALS = 4;
/// A plan is a few goals, each with what is done, by whom, until when; a new plan replaces the old one whole.
function GoalFields({ file }: { file: CaseFile }): JSX.Element {
  const goals = file.goals;
  return (
    <>
      {Array.from({ length: Math.max(GOALS, goals.length + 1) }, (_, i) => (
        <fieldset key={i} class="stack stack-2">
          <legend class="label">{t('case.goal_n', { n: i + 1 })}</legend>
          <TextField name={`goal.${i}`} label={t('case.goal')} defaultValue={goals[i]?.goal ?? ''} optional={i > 0} />
          <div class="pair">
            <TextField name={`how.${i}`} label={t('case.goal_how')} defaultValue={goals[i]?.how ?? ''} optional />
            <TextField name={`who.${i}`} label={t('case.goal_who')} defaultValue={goals[i]?.who ?? ''} optional />
            <TextField
              name={`until.${i}`}
              type="date"
              label={t('case.goal_until')}
              defaultValue={goals[i]?.until ?? ''}
              optional
            />
          </div>
        </fieldset>
      ))}
    </>
  );
}
export function plan_of(typed: Typed): Record<string, unknown> {
  const goals: Record<string, string>[] = [];
  for (let i = 0; typed.text(`goal.${i}`) !== undefined || i < GOALS; i++) {
    const goal = typed.text(`goal.${i}`);
    if (!goal) continue;
    const line: Record<string, string> = { goal };
    for (const name of ['how', 'who', 'until'] as const) {
      const value = typed.text(`${name}.${i}`);
      if (value) line[name] = value;
    }
    goals.push(line);
  }
  if (!goals.length) throw new Wrong([{ path: 'goal.0', message: t('form.needed', { label: t('case.goal') }) }]);
  return { goals };
}
/// Which fields of an entry were left empty that may not be.
export function check_entry(kind: string, typed: Typed): void {
  const missing = (entry_fields[kind] ?? [])
    .filter((field) => field.is_needed && !typed.text(field.name))
    .map((field) => ({
      path: field.name,
      message: t('form.needed', { label: field_label(kind, field.name) }),
    }));
  if (missing.length) throw new Wrong(missing);
}
