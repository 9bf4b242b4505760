// Other offices this one exchanges with: joined by two people on each side, suspended at once, and what was refused.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, moment, number } from '#/plumbing/i18n/format';
import { Form, RadioField, TextField, need, type Typed } from '#/plumbing/ui/form';
import { Blank, Dialog, Head, Icon, Note, Show, say, sentence_of } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Table } from '#/plumbing/ui/table';
import { type Problem, client_key } from '#/plumbing/api/api';
import { do_node, list_nodes, list_refused, list_waiting, propose_node, rotate_keys } from '../actions';
import type { Card, PartnerNode } from '../model';

const tone: Record<string, string> = { proposed: 'wait', trusted: 'good', suspended: 'bad' };

function Own({ card, again }: { card: Card; again: () => void }): JSX.Element {
  const [is_open, set_open] = useState(false);
  return (
    <section class="card stack">
      <h2>{t('nodes.own')}</h2>
      <dl class="facts">
        <dt>{t('nodes.code')}</dt>
        <dd class="num">{card.node}</dd>
        <dt>{t('nodes.address')}</dt>
        <dd>{card.url || t('ui.none_yet')}</dd>
        <dt>{t('nodes.fingerprint')}</dt>
        <dd class="num">
          <strong>{card.fingerprint}</strong>
          <div class="hint">{t('nodes.fingerprint_hint')}</div>
        </dd>
      </dl>
      <div class="row">
        <button class="btn btn-small" onClick={() => set_open(true)}>
          <Icon name="key-round" />
          {t('nodes.rotate')}
        </button>
      </div>
      {is_open && (
        <Rotate
          close={() => set_open(false)}
          done={() => {
            set_open(false);
            again();
          }}
        />
      )}
    </section>
  );
}

/// By the calendar, or because the old keys may be in other hands: then nothing they signed is let in anywhere.
function Rotate({ close, done }: { close: () => void; done: () => void }): JSX.Element {
  const key = useMemo(client_key, []);
  const send = async (typed: Typed): Promise<void> => {
    await rotate_keys(typed.needed('why') as 'routine' | 'compromised', key);
    say(t('nodes.rotated'));
    done();
  };
  return (
    <Dialog title={t('nodes.rotate')} close={close}>
      <Form send={send} button={t('nodes.rotate')} cancel={close}>
        <RadioField
          name="why"
          label={t('nodes.why_rotate')}
          chosen="routine"
          choices={['routine', 'compromised'].map((value) => ({
            value,
            text: t_code('nodes.why', value),
            hint: t_code('nodes.why_hint', value),
          }))}
        />
      </Form>
    </Dialog>
  );
}

function Acts({ node, again }: { node: PartnerNode; again: () => void }): JSX.Element {
  const act = (deed: 'confirm' | 'suspend' | 'resume'): void => {
    do_node(node.node, deed).then(
      () => {
        say(t_code('nodes.did', deed));
        again();
      },
      (fault: Problem) => say(sentence_of(fault)),
    );
  };
  return (
    <td class="acts">
      {node.may_confirm && (
        <button class="btn btn-small btn-main" onClick={() => act('confirm')}>
          <Icon name="check" />
          {t('nodes.confirm')}
        </button>
      )}
      {node.state === 'trusted' && (
        <button class="btn btn-small btn-bad" onClick={() => act('suspend')}>
          {t('nodes.suspend')}
        </button>
      )}
      {node.state === 'suspended' && (
        <button class="btn btn-small" onClick={() => act('resume')}>
          {t('nodes.resume')}
        </button>
      )}
    </td>
  );
}

function Line({ node, again }: { node: PartnerNode; again: () => void }): JSX.Element {
  return (
    <tr>
      <th scope="row">
        {node.name}
        <div class="quiet small num">
          {node.node} · {node.fingerprint}
        </div>
        {node.revoked_at && <div class="late small">{t('nodes.revoked', { at: moment(node.revoked_at) })}</div>}
        {node.trouble && (
          <div class="late small">
            {node.trouble}
            {node.what_to_do && ` ${node.what_to_do}`}
          </div>
        )}
      </th>
      <td>
        <span class={`tag ${tone[node.state] ? `tag-${tone[node.state]}` : ''}`}>
          {t_code('nodes.state', node.state)}
        </span>
        <div class="quiet small">{[node.proposed_by, node.confirmed_by].filter(Boolean).join(', ')}</div>
      </td>
      <td class="hide-narrow">
        {node.heard_at ? ago(node.heard_at) : '—'}
        <div class="quiet small">
          {node.waiting > 0 ? t('nodes.waiting', { n: number(node.waiting) }) : t('nodes.all_sent')}
        </div>
      </td>
      <Acts node={node} again={again} />
    </tr>
  );
}

function Refusals(): JSX.Element {
  const reading = use_reading('refused', list_refused, ['federation']);
  const waiting = use_reading('gaps', list_waiting, ['federation']);
  return (
    <>
      {(waiting.data?.gaps ?? []).map((gap) => (
        <Note kind="wait" key={`${gap.node} ${gap.stream}`}>
          {t('nodes.gap', { node: gap.node, n: number(gap.waiting), since: moment(gap.since) })}
        </Note>
      ))}
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={<Note kind="good">{t('nodes.none_refused')}</Note>}>
        {(page) => (
          <Table
            caption={t('nodes.refused')}
            is_said
            heads={[t('nodes.when'), t('nodes.one'), t('nodes.why'), [t('nodes.what_to_do'), 'hide-narrow']]}>
            {page.items.map((row) => (
              <tr key={row.id}>
                <th scope="row" class="nowrap">
                  {moment(row.at)}
                </th>
                <td>{row.node || '—'}</td>
                <td>{row.refusal}</td>
                <td class="hide-narrow">{row.what_to_do}</td>
              </tr>
            ))}
          </Table>
        )}
      </Show>
    </>
  );
}

function Propose({ close, done }: { close: () => void; done: () => void }): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { url: t('nodes.address'), fingerprint: t('nodes.fingerprint') });
    await propose_node(typed.needed('url'), typed.needed('fingerprint'));
    say(t('nodes.proposed'));
    done();
  };
  return (
    <Dialog title={t('nodes.add')} close={close}>
      <Form send={send} button={t('nodes.propose')} cancel={close}>
        <TextField name="url" label={t('nodes.address')} hint={t('nodes.address_hint')} />
        <TextField name="fingerprint" label={t('nodes.fingerprint')} hint={t('nodes.type_it')} autocomplete="off" />
      </Form>
    </Dialog>
  );
}

export function NodesView(): JSX.Element {
  const reading = use_reading('nodes', list_nodes, ['federation']);
  const [is_open, set_open] = useState(false);
  return (
    <>
      <Head title={t('nav.nodes')} lead={t('nodes.lead')}>
        <button class="btn btn-main" onClick={() => set_open(true)}>
          <Icon name="plus" />
          {t('nodes.add')}
        </button>
      </Head>
      <Show reading={reading} is_empty={() => false} blank={<></>}>
        {(page) => (
          <div class="stack">
            <Own card={page.own} again={reading.again} />
            {page.items.length ? (
              <Table
                caption={t('nav.nodes')}
                heads={[t('nodes.one'), t('col.state'), [t('nodes.heard'), 'hide-narrow'], null]}>
                {page.items.map((node) => (
                  <Line key={node.node} node={node} again={reading.again} />
                ))}
              </Table>
            ) : (
              <div class="card">
                <Blank icon="network" title={t('nodes.empty')}>
                  {t('nodes.empty_text')}
                </Blank>
              </div>
            )}
            <Refusals />
          </div>
        )}
      </Show>
      {is_open && (
        <Propose
          close={() => set_open(false)}
          done={() => {
            set_open(false);
            reading.again();
          }}
        />
      )}
    </>
  );
}
