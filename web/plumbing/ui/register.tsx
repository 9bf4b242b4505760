// A list of small things with a form to add or change one: units, kinds, templates.
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#/plumbing/i18n/i18n';
import type { IconName } from './icons.gen';
import { Blank, Head, Icon, Show, say } from './parts';
import type { Reading } from './query';
import { Table, type Head as Column } from './table';

/// What a form is given: how to leave it, and how to say that something was saved.
export interface Opened {
  close: () => void;
  done: (said?: string) => void;
}

/// Opens the form of a line; its name is for who does not see the line.
function EditButton({ name, open }: { name: string; open: () => void }): JSX.Element {
  return (
    <td class="acts">
      <button class="btn btn-small" onClick={open} aria-label={`${t('ui.edit')}: ${name}`}>
        <Icon name="pencil" />
        {t('ui.edit')}
      </button>
    </td>
  );
}

export function Register<Edited, Row extends Edited>({
  title,
  lead,
  reading,
  add,
  blank,
  caption,
  heads,
  line,
  form,
}: {
  title: string;
  lead: string;
  reading: Reading<{ items: Row[] }>;
  /// None where the program brings the things and people only change them.
  add?: { label: string; fresh: Edited };
  blank: { icon: IconName; title: string; text?: string };
  /// Shown above the table when given; else only screen readers hear the title.
  caption?: string;
  /// The column of acts is added here.
  heads: Column[];
  line: (row: Row) => { key: string; name: string; cells: ComponentChildren };
  form: (chosen: Edited, opened: Opened) => JSX.Element;
}): JSX.Element {
  const [chosen, set_chosen] = useState<Edited | null>(null);
  const close = (): void => set_chosen(null);
  const done = (said = t('ui.saved')): void => {
    close();
    say(said);
    reading.again();
  };
  const button = add && (
    <button class="btn btn-main" onClick={() => set_chosen(add.fresh)}>
      <Icon name="plus" />
      {add.label}
    </button>
  );
  return (
    <>
      <Head title={title} lead={lead}>
        {button}
      </Head>
      <Show
        reading={reading}
        is_empty={(page) => !page.items.length}
        blank={
          <div class="card">
            <Blank icon={blank.icon} title={blank.title} acts={button}>
              {blank.text}
            </Blank>
          </div>
        }>
        {(page) => (
          <Table caption={caption ?? title} is_said={caption !== undefined} heads={[...heads, null]}>
            {page.items.map((row) => {
              const { key, name, cells } = line(row);
              return (
                <tr key={key}>
                  {cells}
                  <EditButton name={name} open={() => set_chosen(row)} />
                </tr>
              );
            })}
          </Table>
        )}
      </Show>
      {chosen && form(chosen, { close, done })}
    </>
  );
}
