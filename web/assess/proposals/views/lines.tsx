// The lines of a list, each with the one act its reader may do now.
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { client_key } from '#/plumbing/api/api';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { Form, LongField, RadioField, need } from '#/plumbing/ui/form';
import { Blank, Dialog, Icon, Link, say } from '#/plumbing/ui/parts';
import { Table } from '#/plumbing/ui/table';
import { do_item, paper_path } from '../actions';
import { type Item, type RollFile, is_alive, word_name } from '../model';
import { ItemMark, kind_words } from './bits';
import { month_words } from './words';

interface Part {
  file: RollFile;
  again: () => void;
}
type Act = 'withdraw' | 'refuse' | 'check';

/// What this reader may do to a line now.
function acts_of(file: RollFile, item: Item): Act[] {
  if (!is_alive(item.state)) return [];
  const all: Act[] = [];
  if (file.deeds.includes('checked') && item.is_sampled) all.push('check');
  if (file.deeds.includes('refused') && item.state === 'agreed') all.push('refuse');
  if (file.deeds.includes('withdrawn')) all.push('withdraw');
  return all;
}

function ActForm({ item, act, done }: { item: Item; act: Act; done: () => void }): JSX.Element {
  const key = useMemo(client_key, [item.id, item.version, act]);
  return (
    <Form
      button={t_code('usul.act', act)}
      {...(act === 'check' ? {} : { tone: 'bad' as const })}
      send={async (typed) => {
        const found = typed.text('check');
        if (act === 'check') need(typed, { check: t('usul.found') });
        if (act !== 'check' || found !== 'confirmed') need(typed, { words: t('usul.why') });
        const words = typed.text('words');
        await do_item(item.id, act, { version: item.version, ...(words ? { words } : {}), check: found }, key);
        say(t('usul.saved'));
        done();
      }}>
      <p>
        <strong>{item.name}</strong> · {kind_words(item)}
      </p>
      {act === 'check' && (
        <RadioField
          name="check"
          label={t('usul.found')}
          hint={t('usul.found_hint')}
          choices={(['confirmed', 'differs', 'absent'] as const).map((value) => ({
            value,
            text: t_code('usul.check', value),
          }))}
        />
      )}
      <LongField name="words" label={t('usul.why')} hint={t('usul.why_hint')} optional={act === 'check'} />
    </Form>
  );
}

function Flags({ item }: { item: Item }): JSX.Element {
  return (
    <>
      {item.origin === 'citizen' && (
        <span class="tag">
          <Icon name="hand" />
          {t('usul.of_citizen')}
        </span>
      )}
      {item.is_changed && <span class="tag tag-info">{t('usul.changed')}</span>}
      {item.conflict && (
        <span class="tag tag-wait">
          <Icon name="triangle-alert" />
          {t('usul.conflict', { name: item.conflict })}
        </span>
      )}
      {item.is_sampled && (
        <span class={`tag ${item.check === 'differs' ? 'tag-bad' : item.check === 'confirmed' ? 'tag-good' : ''}`}>
          {item.check === 'none' ? t('usul.sampled') : t_code('usul.check', item.check)}
        </span>
      )}
      {item.before && (
        <span class="tag">
          {month_words(item.before.month)}: {t_code('usul.item', item.before.state)}
        </span>
      )}
    </>
  );
}

function Line({ file, item, act }: { file: RollFile; item: Item; act: (what: Act) => void }): JSX.Element {
  const proofs = file.papers.filter((paper) => paper.item === item.id);
  return (
    <tr>
      <th scope="row" class="c-what">
        <Link class="title" to={`/registri/keluarga/${item.family}`}>
          {item.name}
        </Link>
        <div class="quiet small num">
          {item.nik_masked || '—'} · RT {item.rt || '—'}/RW {item.rw || '—'}
          {item.decile ? ` · ${t('usul.decile', { n: item.decile })}` : ''}
        </div>
        <div class="chips">
          <Flags item={item} />
        </div>
      </th>
      <td>
        {kind_words(item)}
        {item.reason && <div class="small">{word_name(file, item.reason)}</div>}
        {item.note && <div class="quiet small">{item.note}</div>}
        {proofs.map((paper) => (
          <a
            key={paper.id}
            class="small"
            style={{ display: 'block' }}
            href={paper_path(paper.id)}
            target="_blank"
            rel="noopener">
            {paper.file_name}
          </a>
        ))}
      </td>
      <td>
        <ItemMark item={item} />
        {(item.state_reason || item.state_words) && (
          <div class="small">
            {[item.state_reason && word_name(file, item.state_reason), item.state_words].filter(Boolean).join(': ')}
          </div>
        )}
        {item.check_words && <div class="quiet small">{item.check_words}</div>}
      </td>
      <td class="right">
        {acts_of(file, item).map((what) => (
          <button
            key={what}
            class={`btn btn-small ${what === 'check' && item.check === 'none' ? 'btn-main' : ''}`}
            onClick={() => act(what)}>
            {t_code('usul.act', what)}
            <span class="unseen">: {item.name}</span>
          </button>
        ))}
      </td>
    </tr>
  );
}

export function Lines({ file, again }: Part): JSX.Element {
  const [chosen, set_chosen] = useState<{ item: Item; act: Act } | null>(null);
  if (!file.items.length)
    return (
      <div class="card">
        <Blank icon="clipboard-list" title={t('usul.no_lines')}>
          {t('usul.no_lines_text')}
        </Blank>
      </div>
    );
  return (
    <>
      <Table
        caption={t('usul.list')}
        kind="queue"
        heads={[t('usul.who'), t('usul.proposal'), t('col.state'), null]}>
        {file.items.map((item) => (
          <Line key={item.id} file={file} item={item} act={(act) => set_chosen({ item, act })} />
        ))}
      </Table>
      {chosen && (
        <Dialog title={t_code('usul.act', chosen.act)} close={() => set_chosen(null)}>
          <ActForm
            item={chosen.item}
            act={chosen.act}
            done={() => {
              set_chosen(null);
              again();
            }}
          />
        </Dialog>
      )}
    </>
  );
}
