// Files into the registry: sent, looked at, and applied only when told. Faults stand by kind with row and column.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { go } from '#/plumbing/router/router';
import { Field, Form, PickField, TextField, Wrong, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Link, Note, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import type { ScreenProps } from '#/app/routes';
import { apply_import, faulty_path, list_imports, open_import, send_import, undo_import } from '../actions';
import { type FaultGroup, type Import, fault_groups, sources } from '../model';
import { Rooms } from './bits';
import { ColumnsOf } from './import_columns';
import { Mend } from './import_mend';

const files_max = 4;
const shown_rows = 20;
const ask_again_ms = 700;
const is_working = (one: Import): boolean =>
  ['sent', 'applying', 'undoing'].includes(one.state) && !['failed', 'cancelled'].includes(one.job_state);
const has_failed = (one: Import): boolean => one.fault !== '' && !is_working(one);
const tone: Record<string, string> = { checked: 'wait', applied: 'good', undone: '' };

function StateTag({ one }: { one: Import }): JSX.Element {
  const state = has_failed(one) ? 'failed' : one.state;
  return (
    <span class={`tag ${state === 'failed' ? 'tag-bad' : `tag-${tone[state] ?? 'info'}`}`}>
      {t_code('reg.import_state', state)}
    </span>
  );
}

function Send(): JSX.Element {
  const [names, set_names] = useState<string[]>([]);
  const send = async (typed: Typed): Promise<void> => {
    const files = typed.files('file');
    const empty = typed.empty_file('file');
    if (empty) throw new Wrong([{ path: 'file', message: t('reg.file_empty', { file: empty.name }) }]);
    if (!files.length) throw new Wrong([{ path: 'file', message: t('reg.no_file') }]);
    if (files.length > files_max)
      throw new Wrong([{ path: 'file', message: t('reg.too_many_files', { n: files_max }) }]);
    try {
      const made = await send_import(files, typed.needed('source'), typed.text('period'));
      go(`/registri/impor/${made.id}`);
    } catch (fault) {
      if (fault instanceof Problem && fault.status !== 0)
        throw new Wrong([{ path: 'file', message: sentence_of(fault) }]);
      throw fault;
    }
  };
  return (
    <section class="card stack">
      <h2>{t('reg.send_files')}</h2>
      <Form send={send} button={t('reg.look_at_files')} icon="upload">
        <Field name="file" label={t('reg.files')} hint={t('reg.files_hint')}>
          {(a) => (
            <input
              class="input"
              type="file"
              multiple
              accept=".xlsx,.xlsm,.csv,.txt"
              {...a}
              onChange={(e) => set_names([...(e.currentTarget.files ?? [])].map((file) => file.name))}
            />
          )}
        </Field>
        {names.length > 1 && <p class="quiet">{names.join(' + ')}</p>}
        <TextField
          name="period"
          label={t('reg.decile_quarter')}
          hint={t('reg.decile_quarter_hint')}
          placeholder="2026-Q3"
          width="short"
          optional
        />
        <PickField
          name="source"
          label={t('reg.source_label')}
          hint={t('reg.source_hint')}
          defaultValue="list"
          width="mid"
          choices={[...sources].reverse().map((value) => ({ value, text: t_code('reg.source', value) }))}
        />
      </Form>
    </section>
  );
}

export function ImportsView(): JSX.Element {
  const reading = use_reading('registry imports', list_imports, ['registry', 'jobs']);
  return (
    <>
      <Head title={t('reg.imports')} lead={t('reg.imports_lead')} />
      <Rooms at="imports" />
      <div class="stack">
        <Send />
        <Show
          reading={reading}
          is_empty={(page) => !page.items.length}
          blank={
            <div class="card">
              <Blank icon="file-spreadsheet" title={t('reg.no_imports')}>
                {t('reg.no_imports_text')}
              </Blank>
            </div>
          }>
          {(page) => (
            <Table
              caption={t('reg.my_imports')}
              is_said
              heads={[t('reg.files'), t('col.state'), [t('reg.rows'), 'right'], [t('reg.sent_at'), 'hide-narrow']]}>
              {page.items.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <Link to={`/registri/impor/${one.id}`}>{one.name}</Link>
                    <br />
                    <span class="quiet small">{t_code('reg.source', one.source)}</span>
                  </th>
                  <td>
                    <StateTag one={one} />
                  </td>
                  <td class="right num">{number(one.counts.rows)}</td>
                  <td class="hide-narrow">{moment(one.made_at)}</td>
                </tr>
              ))}
            </Table>
          )}
        </Show>
      </div>
    </>
  );
}

function Working({ of }: { of: Import }): JSX.Element {
  return (
    <section class="card stack" aria-live="polite">
      <h2>{t_code('reg.import_state', of.state)}</h2>
      {of.total > 0 ? (
        <progress class="meter" aria-label={t('reg.progress')} max={of.total} value={of.done} />
      ) : (
        <progress class="meter" aria-label={t('reg.progress')} />
      )}
      <p class="quiet">
        {of.done > 0 && `${number(of.done)}${of.total > 0 ? ` / ${number(of.total)}` : ''} · `}
        {t('reg.may_leave')}
      </p>
    </section>
  );
}

function Counts({ of }: { of: Import }): JSX.Element {
  const kinds = ['new', 'changed', 'same', 'faulty'] as const;
  const has_faulty = of.counts.families_faulty + of.counts.persons_faulty > 0;
  return (
    <ul class="boxes boxes-small" aria-label={t('reg.counts')}>
      {kinds.map((kind) => (
        <li key={kind} class={`box ${kind === 'faulty' && has_faulty ? 'box-bad' : 'box-calm'}`}>
          <h2>{t_code('reg.import_kind', kind)}</h2>
          <strong>{number(of.counts[`families_${kind}`])}</strong>
          <small>{t('reg.and_persons', { n: number(of.counts[`persons_${kind}`]) })}</small>
        </li>
      ))}
    </ul>
  );
}

function WithoutHead({ of }: { of: Import }): JSX.Element | null {
  const n = of.counts.families_without_head ?? 0;
  if (n === 0 || of.state === 'undone') return null;
  return (
    <Note kind="wait">
      {t(of.state === 'applied' ? 'reg.lost_head' : 'reg.will_lose_head', { n: number(n) })}{' '}
      {of.state === 'applied' && <Link to="/registri/daftar?status=tanpa_kepala">{t('reg.lost_head_link')}</Link>}
    </Note>
  );
}

function Group({ group }: { group: FaultGroup }): JSX.Element {
  const [is_all, set_all] = useState(false);
  const shown = is_all ? group.rows : group.rows.slice(0, shown_rows);
  return (
    <details class="card">
      <summary>
        <span class={`tag ${group.weight === 'blocks' ? 'tag-bad' : 'tag-wait'}`}>
          {t_code('reg.weight', group.weight)}
        </span>{' '}
        {group.sentence} <strong>{t('reg.times', { n: number(group.count) })}</strong>
      </summary>
      <Table
        caption={group.sentence}
        region={group.sentence}
        heads={[t('reg.files'), [t('reg.row'), 'right'], t('reg.column'), t('reg.was_read')]}>
        {shown.map((one, i) => (
          <tr key={i}>
            <td>{one.file}</td>
            <td class="right num">{number(one.line)}</td>
            <td>{one.column || '—'}</td>
            <td class="num">{one.read || '—'}</td>
          </tr>
        ))}
      </Table>
      {shown.length < group.rows.length && (
        <button type="button" class="btn btn-small" onClick={() => set_all(true)}>
          {t('reg.all_rows', { n: number(group.rows.length) })}
        </button>
      )}
    </details>
  );
}

function Faults({ of }: { of: Import }): JSX.Element {
  const groups = fault_groups(of.faults);
  if (!groups.length) return <Note kind="good">{t('reg.no_faults')}</Note>;
  return (
    <section class="stack stack-2">
      <div class="row-apart">
        <h2>{t('reg.faults')}</h2>
        <a class="btn" href={faulty_path(of.id)} download>
          <Icon name="download" />
          {t('reg.faulty_rows')}
        </a>
      </div>
      <p class="quiet">{t('reg.faults_text')}</p>
      {groups.map((group) => (
        <Group key={group.fault} group={group} />
      ))}
    </section>
  );
}

function Deed({ of, kind, done }: { of: Import; kind: 'apply' | 'undo'; done: () => void }): JSX.Element {
  const [is_open, set_open] = useState(false);
  const nothing =
    of.counts.families_new + of.counts.families_changed + of.counts.persons_new + of.counts.persons_changed;
  const send = async (): Promise<void> => {
    await (kind === 'apply' ? apply_import(of.id) : undo_import(of.id));
    set_open(false);
    say(t(kind === 'apply' ? 'reg.applying' : 'reg.undoing'));
    done();
  };
  if (kind === 'apply' && nothing === 0) return <Note>{t('reg.nothing_to_apply')}</Note>;
  return (
    <>
      <button type="button" class={`btn ${kind === 'apply' ? 'btn-main' : 'btn-bad'}`} onClick={() => set_open(true)}>
        <Icon name={kind === 'apply' ? 'check' : 'undo-2'} />
        {t(kind === 'apply' ? 'reg.apply' : 'reg.undo')}
      </button>
      {is_open && (
        <Dialog title={t(kind === 'apply' ? 'reg.apply' : 'reg.undo')} close={() => set_open(false)}>
          <Form
            send={send}
            button={t(kind === 'apply' ? 'reg.apply' : 'reg.undo')}
            cancel={() => set_open(false)}
            {...(kind === 'undo' ? { tone: 'bad' as const } : {})}>
            <p>
              {kind === 'apply'
                ? t('reg.apply_text', {
                    added: number(of.counts.families_new),
                    changed: number(of.counts.families_changed),
                    faulty: number(of.counts.families_faulty),
                  })
                : t('reg.undo_text')}
            </p>
          </Form>
        </Dialog>
      )}
    </>
  );
}

function Looked({ of, again }: { of: Import; again: () => void }): JSX.Element {
  return (
    <div class="stack">
      {has_failed(of) && <Note kind="bad">{of.fault}</Note>}
      {of.was_applied_before && <Note kind="wait">{t('reg.applied_before')}</Note>}
      {of.state === 'checked' && <Note>{t('reg.nothing_yet')}</Note>}
      {of.state === 'applied' && <Note kind="good">{t('reg.applied_at', { at: moment(of.applied_at) })}</Note>}
      {of.state === 'undone' && <Note>{t('reg.undone_at', { at: moment(of.undone_at) })}</Note>}
      {of.counts.rows > 0 && <Counts of={of} />}
      <WithoutHead of={of} />
      <div class="row">
        {of.state === 'checked' && <Deed of={of} kind="apply" done={again} />}
        {of.state === 'applied' && <Deed of={of} kind="undo" done={again} />}
      </div>
      {of.counts.rows > 0 && <Faults of={of} />}
      {of.faults.length > 0 && <Mend of={of} again={again} />}
      <ColumnsOf of={of} again={again} />
    </div>
  );
}

export function ImportView({ params }: ScreenProps): JSX.Element {
  const reading = use_reading(`import ${params.id}`, (signal) => open_import(params.id!, signal));
  const { data, again } = reading;
  const is_on = data !== undefined && is_working(data);
  useEffect(() => {
    if (!is_on || reading.is_waiting) return;
    const timer = setTimeout(again, ask_again_ms);
    return () => clearTimeout(timer);
  }, [is_on, reading.is_waiting, again]);
  return (
    <>
      <Head
        title={data?.name || t('reg.import')}
        {...(data ? { lead: t('reg.import_lead', { at: moment(data.made_at) }) } : {})}>
        <Link class="btn" to="/registri/impor">
          <Icon name="chevron-left" />
          {t('reg.imports')}
        </Link>
      </Head>
      <Show reading={reading}>{(of) => (is_working(of) ? <Working of={of} /> : <Looked of={of} again={again} />)}</Show>
    </>
  );
}
