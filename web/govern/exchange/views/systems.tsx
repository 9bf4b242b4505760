import type { JSX } from 'preact';
import { in_language, t } from '#/plumbing/i18n/i18n';
import { moment, number } from '#/plumbing/i18n/format';
import { Form, TickField, type Typed } from '#/plumbing/ui/form';
import { Dialog, Icon } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { known_kinds } from '#/manage/grievances/actions';
import { type Joined, list_systems, save_system } from '../actions';
import type { System } from '../model';

function Edit({ joined, close, done }: { joined: Joined } & Opened): JSX.Element {
  const kinds = use_reading('kinds to choose', known_kinds);
  const system = joined.system;
  const send = async (typed: Typed): Promise<void> => {
    await save_system(joined.id, {
      may_push: typed.is_on('may_push'),
      may_pull: typed.is_on('may_pull'),
      kinds: (kinds.data ?? []).map((k) => k.code).filter((code) => typed.is_on(`kind.${code}`)),
    });
    done();
  };
  return (
    <Dialog title={joined.name} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <TickField
          name="may_push"
          label={t('systems.may_push')}
          hint={t('systems.may_push_hint')}
          defaultChecked={system?.may_push ?? false}
        />
        <TickField
          name="may_pull"
          label={t('systems.may_pull')}
          hint={t('systems.may_pull_hint')}
          defaultChecked={system?.may_pull ?? false}
        />
        <fieldset>
          <legend>{t('systems.kinds')}</legend>
          <p class="hint">{t('systems.kinds_hint')}</p>
          {(kinds.data ?? []).map((kind) => (
            <TickField
              key={kind.code}
              name={`kind.${kind.code}`}
              label={in_language(kind.name_id, kind.name_en)}
              defaultChecked={system?.kinds.includes(kind.code) ?? false}
            />
          ))}
        </fieldset>
      </Form>
    </Dialog>
  );
}

function Told({ hooks }: { hooks: System['hooks'] }): JSX.Element {
  if (!hooks.length) return <>{t('systems.no_hooks')}</>;
  return (
    <ul class="plain">
      {hooks.map((hook) => (
        <li key={hook.id}>
          <span class="break">{hook.url}</span>{' '}
          {hook.fails > 0 ? (
            <span class="tag tag-bad">
              <Icon name="triangle-alert" />
              {t('systems.failing', { n: number(hook.fails), why: hook.last_fault })}
            </span>
          ) : (
            <small>
              {hook.told_at ? t('systems.told_at', { at: moment(hook.told_at) }) : t('systems.never_told')}
              {hook.behind > 0 && ` · ${t('systems.behind', { n: number(hook.behind) })}`}
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}

const may_text = (system: System | undefined): string =>
  system
    ? [system.may_push && t('systems.pushes'), system.may_pull && t('systems.pulls')].filter(Boolean).join(', ') ||
      t('systems.nothing')
    : t('systems.not_set');

export function Systems(): JSX.Element {
  const reading = use_reading('outside systems', list_systems);
  return (
    <Register<Joined, Joined>
      title={t('nav.systems')}
      lead={t('systems.lead')}
      reading={reading}
      blank={{ icon: 'building-2', title: t('systems.empty'), text: t('systems.empty_text') }}
      heads={[t('accounts.name'), t('systems.may'), [t('systems.hooks'), 'hide-narrow']]}
      line={(joined) => ({
        key: joined.id,
        name: joined.name,
        cells: (
          <>
            <th scope="row">{joined.name}</th>
            <td>{may_text(joined.system)}</td>
            <td class="hide-narrow">
              <Told hooks={joined.system?.hooks ?? []} />
            </td>
          </>
        ),
      })}
      form={(joined, opened) => <Edit joined={joined} {...opened} />}
    />
  );
}
