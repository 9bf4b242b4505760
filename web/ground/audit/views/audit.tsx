// Who did what, and who read what about whom. The search stands in the address; the chain's state stands on top.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { go, place } from '#/plumbing/router/router';
import { with_query } from '#/plumbing/router/match';
import { Form, TextField, type Typed } from '#/plumbing/ui/form';
import { Blank, Head, Link, Note, Show } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { audit_state, list_audit } from '../actions';
import { Table } from '#/plumbing/ui/table';
import { type AuditLine, audit_filters, audit_filters_of } from '../model';

function Line({ line }: { line: AuditLine }): JSX.Element {
  const subject =
    line.subject_kind === 'grievance' && line.subject ? (
      <Link to={`/audit?subject_kind=grievance&subject=${line.subject}`}>{line.subject}</Link>
    ) : (
      line.subject || '—'
    );
  return (
    <tr>
      <td class="right num hide-narrow">{line.seq ?? '…'}</td>
      <td class="nowrap num">{moment(line.at)}</td>
      <th scope="row">
        {line.account_name || line.actor}
        {line.role && <div class="quiet small">{t_code('role', line.role)}</div>}
      </th>
      <td>
        <strong>{t_code('audit_act', line.act)}</strong>
        {line.purpose && <div class="quiet small">{line.purpose}</div>}
      </td>
      <td class="num">
        {subject}
        <div class="quiet small">{t_code('subject', line.subject_kind)}</div>
      </td>
      <td class="num hide-narrow">{line.region}</td>
      <td class="num hide-narrow">{line.address}</td>
    </tr>
  );
}
function State(): JSX.Element | null {
  const reading = use_reading('audit state', audit_state);
  if (!reading.data) return null;
  const { sealed, unsealed, head, last_at } = reading.data;
  return (
    <div style={{ marginBottom: '16px' }}>
      <Note kind="good">
        {t('audit.state', { sealed: number(sealed), unsealed: number(unsealed), at: moment(last_at) })}{' '}
        <code class="num">{head.slice(0, 16)}…</code>
      </Note>
    </div>
  );
}
export function Audit(): JSX.Element {
  const query = place.value.query;
  const filters = audit_filters_of(query);
  const after = query.get('after') ?? undefined;
  const reading = use_reading(`audit ${query}`, (signal) => list_audit(filters, after, signal));
  const search = async (typed: Typed): Promise<void> => {
    go(with_query('/audit', new URLSearchParams(), Object.fromEntries(audit_filters.map((n) => [n, typed.text(n)]))));
  };
  return (
    <>
      <Head title={t('nav.audit')} lead={t('audit.lead')} />
      <State />
      <div class="card" style={{ marginBottom: '16px' }}>
        <Form
          key={query.toString()}
          send={search}
          button={t('queue.search')}
          icon="search"
          extra={<Link to="/audit">{t('queue.clear')}</Link>}>
          <div class="pair">
            <TextField name="subject" label={t('audit.subject')} defaultValue={filters.subject ?? ''} />
            <TextField name="account" label={t('audit.account')} defaultValue={filters.account ?? ''} />
            <TextField name="act" label={t('audit.act')} defaultValue={filters.act ?? ''} />
            <TextField name="from" type="date" label={t('audit.from')} defaultValue={filters.from ?? ''} />
            <TextField name="to" type="date" label={t('audit.to')} defaultValue={filters.to ?? ''} />
          </div>
        </Form>
      </div>
      <Show
        reading={reading}
        bones={10}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon="scroll-text" title={t('queue.none_found')}>
              {t('queue.none_found_text')}
            </Blank>
          </div>
        }>
        {(page) => (
          <>
            <Table
              caption={t('nav.audit')}
              heads={[
                [t('audit.seq'), 'right hide-narrow'],
                t('audit.at'),
                t('audit.who'),
                t('audit.act'),
                t('audit.subject'),
                [t('col.place'), 'hide-narrow'],
                [t('audit.address'), 'hide-narrow'],
              ]}>
              {page.items.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </Table>
            {page.next && (
              <p style={{ marginTop: '12px' }}>
                <Link class="btn" to={with_query('/audit', query, { after: page.next })}>
                  {t('ui.next_page')}
                </Link>
              </p>
            )}
          </>
        )}
      </Show>
    </>
  );
}
