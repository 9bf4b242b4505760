import { render } from 'preact';
import '#/plumbing/ui/style.css';
import '#/plumbing/ui/narrow.css';
import { speak_as_kept } from '#/plumbing/i18n/i18n';
import { tell, watch_connection } from '#/plumbing/live/live';
import { flush } from '#/plumbing/outbox/outbox';
import { start_router } from '#/plumbing/router/router';
import { look_who } from '#/ground/session/actions';
import { on_change } from '#/plumbing/live/live';
import { App } from './app';

start_router();
watch_connection();
on_change(['connection'], () => {
  void flush().then((sent) => {
    if (sent) tell('grievances');
  });
});
void speak_as_kept();
void look_who();
render(<App />, document.getElementById('app')!);

if ('serviceWorker' in navigator && !import.meta.env.DEV) {
  addEventListener('load', () => {
    navigator.serviceWorker.register('/app/sw.js').catch(() => {
      /* no TLS: the app works without its shell kept */
    });
  });
}
