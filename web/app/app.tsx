// Door, frame and screen: who is not signed in sees the sign-in; who is sees the screen the address names.
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { door, look_who, session } from '#/ground/session/actions';
import { SignIn } from '#/ground/session/views/sign_in';
import { find_route } from '#/plumbing/router/match';
import { place } from '#/plumbing/router/router';
import type { IconName } from '#/plumbing/ui/icons.gen';
import { Blank, Bones, Icon, Link, Title, Toasts } from '#/plumbing/ui/parts';
import { t } from '#/plumbing/i18n/i18n';
import { type ScreenProps, routes } from './routes';
import { Frame } from './frame';
import { is_open_to } from './needs';

/// Where an address leads to no screen: why, and the way back.
function NoScreen({ icon, title, text }: { icon: IconName; title: string; text: string }): JSX.Element {
  return (
    <>
      <Title>{title}</Title>
      <Blank
        icon={icon}
        title={title}
        acts={
          <Link class="btn" to="/">
            {t('ui.to_home')}
          </Link>
        }>
        {text}
      </Blank>
    </>
  );
}

function Screen(): JSX.Element {
  const found = find_route(routes, place.value.path);
  const [loaded, set_loaded] = useState<{ load: unknown; view: ComponentType<ScreenProps> } | null>(null);
  const [is_lost, set_lost] = useState(false);
  const load = found?.screen;
  useEffect(() => {
    if (!load) return;
    set_lost(false);
    let is_wanted = true;
    load().then(
      (view) => {
        if (is_wanted) set_loaded({ load, view });
      },
      () => {
        if (is_wanted) set_lost(true);
      },
    );
    return () => {
      is_wanted = false;
    };
  }, [load]);
  if (!found) return <NoScreen icon="circle-help" title={t('missing.title')} text={t('missing.text')} />;
  if (!is_open_to(place.value.path, session.value?.acts ?? []))
    return <NoScreen icon="ban" title={t('ui.refused')} text={t('ui.not_for_you')} />;
  if (is_lost)
    return (
      <Blank
        icon="wifi-off"
        title={t('ui.offline')}
        acts={
          <button class="btn" onClick={() => location.reload()}>
            {t('ui.again')}
          </button>
        }>
        {t('ui.chunk_lost')}
      </Blank>
    );
  if (!loaded || loaded.load !== load) return <Bones />;
  const View = loaded.view;
  return <View key={Object.values(found.params).join('/')} params={found.params} query={place.value.query} />;
}

export function App(): JSX.Element {
  switch (door.value) {
    case 'opening':
      return (
        <div class="gate">
          <div class="top" />
          <main>
            <Bones rows={4} />
          </main>
        </div>
      );
    case 'shut':
      return (
        <>
          <SignIn />
          <Toasts />
        </>
      );
    case 'unreachable':
      return (
        <div class="gate">
          <div class="top" />
          <main>
            <Blank
              icon="wifi-off"
              title={t('ui.unreachable')}
              acts={
                <button class="btn btn-main" onClick={() => void look_who()}>
                  <Icon name="refresh-cw" />
                  {t('ui.again')}
                </button>
              }>
              {t('ui.unreachable_text')}
            </Blank>
          </main>
        </div>
      );
    case 'open':
      return (
        <>
          <Frame>
            <Screen />
          </Frame>
          <Toasts />
        </>
      );
  }
}
