// Institutions and offices people are referred to; each region keeps its own list.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { day, number, today } from '#/plumbing/i18n/format';
import { Form, LongField, PickField, TextField, TickField, need, type Typed } from '#/plumbing/ui/form';
import { Dialog } from '#/plumbing/ui/parts';
import { use_reading } from '#/plumbing/ui/query';
import { Register, type Opened } from '#/plumbing/ui/register';
import { list_units } from '#/ground/access/actions';
import { session } from '#/ground/session/actions';
import { RegionPicker } from '#/ground/regions/views/picker';
import { close_place, list_places, save_place } from '../actions';
import { type Place, place_kinds } from '../model';

type Edited = Partial<Place>;
const some = (typed: Typed, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typed.text(name) ? [[name, typed.needed(name)]] : [])));

function Edit({ edited, close, done }: { edited: Edited } & Opened): JSX.Element {
  const units = use_reading('units', list_units);
  const place = edited.place;
  const send = async (typed: Typed): Promise<void> => {
    need(typed, { kind: t('place.kind_of'), name: t('place.name'), region: t('col.place') });
    const capacity = typed.number('capacity');
    const lat = typed.number('lat');
    const lon = typed.number('lon');
    await save_place(
      {
        ...some(typed, 'kind', 'name', 'region', 'address', 'phone', 'hours', 'offers', 'unit', 'node'),
        ...(capacity === undefined ? {} : { capacity }),
        ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
        is_secret: typed.is_on('is_secret'),
        ...(edited.version === undefined ? {} : { version: edited.version }),
      },
      place?.id,
    );
    done();
  };
  return (
    <Dialog wide title={place?.name ?? t('place.add')} close={close}>
      <Form send={send} button={t('ui.save')} cancel={close}>
        <PickField
          name="kind"
          label={t('place.kind_of')}
          none={t('form.choose')}
          defaultValue={place?.kind ?? ''}
          choices={place_kinds.map((kind) => ({ value: kind, text: t_code('place.kind', kind) }))}
        />
        <TextField name="name" label={t('place.name')} defaultValue={place?.name ?? ''} />
        <RegionPicker name="region" label={t('col.place')} chosen={edited.region ?? ''} />
        <TextField name="address" label={t('place.address')} defaultValue={place?.address ?? ''} optional />
        <div class="pair">
          <TextField name="phone" label={t('place.phone')} defaultValue={place?.phone ?? ''} optional />
          <TextField name="hours" label={t('place.hours')} defaultValue={place?.hours ?? ''} optional />
        </div>
        <LongField
          name="offers"
          label={t('place.offers')}
          hint={t('place.offers_hint')}
          defaultValue={place?.offers.join('\n') ?? ''}
          optional
        />
        <div class="pair">
          <TextField name="lat" label={t('place.lat')} defaultValue={place?.lat?.toString() ?? ''} optional />
          <TextField name="lon" label={t('place.lon')} defaultValue={place?.lon?.toString() ?? ''} optional />
          <TextField
            name="capacity"
            type="number"
            min="0"
            label={t('place.capacity')}
            defaultValue={edited.capacity?.toString() ?? ''}
            optional
          />
        </div>
        <PickField
          key={units.data?.items.length ?? 0}
          name="unit"
          label={t('place.unit')}
          hint={t('place.unit_hint')}
          none={t('accounts.no_unit')}
          defaultValue={edited.unit ?? ''}
          choices={(units.data?.items ?? []).map((u) => ({ value: u.id, text: u.name }))}
          optional
        />
        <TickField
          name="is_secret"
          label={t('place.is_secret')}
          hint={t('place.is_secret_hint')}
          defaultChecked={edited.is_secret ?? false}
        />
      </Form>
      {place && edited.version !== undefined && (
        <Closing id={place.id} version={edited.version} is_open={edited.is_open ?? true} done={done} />
      )}
    </Dialog>
  );
}

/// From a day on nobody is referred to it; open again the same way.
function Closing({
  id,
  version,
  is_open,
  done,
}: {
  id: string;
  version: number;
  is_open: boolean;
  done: () => void;
}): JSX.Element {
  const send = async (typed: Typed): Promise<void> => {
    if (is_open) need(typed, { since: t('place.closed_from') });
    await close_place(id, version, is_open ? typed.needed('since') : undefined);
    done();
  };
  return (
    <details>
      <summary>{is_open ? t('place.close') : t('place.reopen')}</summary>
      <Form
        send={send}
        button={is_open ? t('place.close') : t('place.reopen')}
        {...(is_open ? { tone: 'bad' as const } : {})}>
        {is_open && <TextField name="since" type="date" label={t('place.closed_from')} defaultValue={today()} />}
      </Form>
    </details>
  );
}

export function PlacesView(): JSX.Element {
  const area = session.value!.officer.area || undefined;
  const reading = use_reading('places', (signal) => list_places({ region: area }, signal));
  return (
    <Register<Edited, Place>
      title={t('nav.places')}
      lead={t('place.lead')}
      reading={reading}
      add={{ label: t('place.add'), fresh: {} }}
      blank={{ icon: 'map-pinned', title: t('place.empty'), text: t('place.empty_text') }}
      heads={[
        t('place.name'),
        t('place.kind_of'),
        [t('place.reach'), 'hide-narrow'],
        [t('place.beds'), 'right hide-narrow'],
      ]}
      line={(row) => ({
        key: row.place.id,
        name: row.place.name,
        cells: (
          <>
            <th scope="row">
              {row.place.name}
              <div class="quiet small">{row.place.region_name}</div>
              {!row.is_open && <span class="tag">{t('place.closed', { since: day(row.closed_since) })}</span>}
            </th>
            <td>{t_code('place.kind', row.place.kind)}</td>
            <td class="hide-narrow">{row.place.phone || '—'}</td>
            <td class="right num hide-narrow">{row.place.free_beds == null ? '—' : number(row.place.free_beds)}</td>
          </>
        ),
      })}
      form={(edited, opened) => <Edit edited={edited} {...opened} />}
    />
  );
}
