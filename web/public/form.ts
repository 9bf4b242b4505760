// The report form as steps. The form itself stays one plain form: what is sent is what a browser without
// JavaScript sends.
import { look_nearby } from './nearby';
import { start_photos } from './photos';
import { start_place } from './place';
import { send } from './send';

const form_ = (): HTMLFormElement | null => document.getElementById('lapor') as HTMLFormElement | null;
export const words = (name: string, values: Record<string, string> = {}): string =>
  (form_()?.dataset[name] ?? '').replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
const value_of = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '').trim();

/// The sentence for what a step still lacks, with the field to mend; null when it is complete.
function lacking(form: HTMLFormElement, step: Element): { field: HTMLElement; sentence: string } | null {
  const has = (id: string): HTMLElement | null => step.querySelector<HTMLElement>(`#${id}`);
  if (has('region') && !value_of(form, 'region'))
    return { field: has('desa-cari') ?? has('region')!, sentence: words('neededRegion') };
  if (has('kind') && !value_of(form, 'kind'))
    return { field: has('kind')!.querySelector('input')!, sentence: words('neededKind') };
  if (has('text') && value_of(form, 'text').length < 10) return { field: has('text')!, sentence: words('neededText') };
  return null;
}
function complain(step: Element, found: { field: HTMLElement; sentence: string } | null): void {
  step.querySelector('.wrong-here')?.remove();
  step.querySelectorAll('[aria-invalid]').forEach((field) => field.removeAttribute('aria-invalid'));
  if (!found) return;
  const note = document.createElement('p');
  note.className = 'wrong wrong-here';
  note.setAttribute('role', 'alert');
  note.textContent = found.sentence;
  (found.field.closest('.field, .combo') ?? found.field).before(note);
  found.field.setAttribute('aria-invalid', 'true');
  found.field.focus();
}

function shown_value(step: HTMLElement): string {
  const parts: string[] = [];
  step
    .querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('select, textarea, input')
    .forEach((field) => {
      if (field.closest('[hidden]') || !field.name || field.type === 'hidden' || field.type === 'file') return;
      if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
        if (field.checked && field.value)
          parts.push(
            field.parentElement!.querySelector('strong')?.textContent ??
              field.parentElement!.firstElementChild?.nextSibling?.textContent?.trim() ??
              field.parentElement!.textContent!.trim(),
          );
      } else if (field instanceof HTMLSelectElement) {
        if (field.value) parts.push(field.selectedOptions[0]!.text);
      } else if (field.value.trim()) parts.push(field.value.trim());
    });
  if (step.querySelector('#foto-terunggah'))
    parts.push(
      ...Array.from(step.querySelectorAll('#foto-terunggah li'), (li) => (li as HTMLElement).dataset.name ?? ''),
    );
  return parts.filter(Boolean).join(' · ');
}
function review(steps: HTMLElement[], go: (n: number) => void): void {
  const list = document.getElementById('ringkasan')!;
  list.textContent = '';
  steps.slice(0, -1).forEach((step, n) => {
    if (step.id === 'sekitar' && step.dataset.skip) return;
    const li = document.createElement('li');
    const text = document.createElement('div');
    const name = document.createElement('strong');
    const value = document.createElement('div');
    const button = document.createElement('button');
    name.textContent = step.dataset.name ?? '';
    value.textContent = shown_value(step) || words('empty');
    value.className = 'pre clip';
    button.type = 'button';
    button.className = 'link';
    button.textContent = words('change');
    button.setAttribute('aria-label', `${words('change')}: ${name.textContent}`);
    button.addEventListener('click', () => go(n));
    text.append(name, value);
    li.append(text, button);
    list.append(li);
  });
}

interface Bar {
  box: HTMLElement;
  back: HTMLButtonElement;
  next: HTMLButtonElement;
  progress: HTMLElement;
  count: HTMLElement;
}
function make_bar(form: HTMLFormElement): Bar {
  const top = document.createElement('div');
  const count = document.createElement('p');
  const track = document.createElement('div');
  const progress = document.createElement('i');
  count.className = 'quiet small';
  track.className = 'progress';
  track.setAttribute('aria-hidden', 'true');
  track.append(progress);
  top.append(count, track);
  top.className = 'stack stack-2';
  form.prepend(top);
  const box = document.createElement('div');
  const back = document.createElement('button');
  const next = document.createElement('button');
  box.className = 'go';
  back.type = next.type = 'button';
  back.className = 'btn';
  next.className = 'btn btn-main';
  back.textContent = words('back');
  next.textContent = words('next');
  box.append(next, back);
  form.append(box);
  return { box, back, next, progress, count };
}

/// Links of the error summary open the step that holds the field.
function lead_to_wrong(form: HTMLFormElement, steps: HTMLElement[], show: (n: number) => void): void {
  document.querySelectorAll<HTMLAnchorElement>('#galat a').forEach((link) =>
    link.addEventListener('click', (event) => {
      const field = form.querySelector<HTMLElement>(link.hash);
      const n = steps.findIndex((step) => field && step.contains(field));
      if (n < 0) return;
      event.preventDefault();
      show(n);
      (document.getElementById('desa-cari') && link.hash === '#region'
        ? document.getElementById('desa-cari')
        : field
      )?.focus();
    }),
  );
}
function start_steps(form: HTMLFormElement): void {
  const steps = Array.from(form.querySelectorAll<HTMLElement>('.step'));
  const bar = make_bar(form);
  const send_row = document.getElementById('kirim')!;
  const opening = document.getElementById('pembuka');
  let now = 0;
  form.classList.add('stepped');
  const show = (n: number, is_moved = true): void => {
    now = n;
    steps.forEach((step, i) => {
      step.hidden = i !== n;
    });
    const is_last = n === steps.length - 1;
    send_row.hidden = !is_last;
    bar.next.hidden = is_last;
    bar.back.hidden = n === 0;
    bar.progress.style.width = `${((n + 1) / steps.length) * 100}%`;
    bar.count.textContent = words('step', { n: String(n + 1), of: String(steps.length) });
    if (opening) opening.hidden = n !== 0;
    if (is_last) review(steps, (to) => show(to));
    if (is_moved) {
      scrollTo(0, 0);
      steps[n]!.querySelector('h2')?.focus();
    }
  };
  const forward = async (): Promise<void> => {
    const found = lacking(form, steps[now]!);
    complain(steps[now]!, found);
    if (found) return;
    let to = now + 1;
    if (steps[to]?.id === 'sekitar' && !(await look_nearby(form))) {
      steps[to]!.dataset.skip = '1';
      to += 1;
    } else if (steps[to]) delete steps[to]!.dataset.skip;
    show(to);
  };
  const backward = (): void => show(steps[now - 1]?.dataset.skip ? now - 2 : now - 1);
  bar.next.addEventListener('click', () => {
    void forward();
  });
  bar.back.addEventListener('click', backward);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (now < steps.length - 1) {
      void forward();
      return;
    } // Enter in a field goes on, it does not send
    const first = steps.findIndex((step) => lacking(form, step));
    if (first >= 0) {
      show(first);
      complain(steps[first]!, lacking(form, steps[first]!));
      return;
    }
    void send(form, () => {
      start_form();
    });
  });
  form.querySelectorAll('.wrong').forEach((note) => {
    note.closest<HTMLElement>('.step')?.setAttribute('data-wrong', '1');
  });
  const wrong = steps.findIndex((step) => step.dataset.wrong || step.querySelector('[name=checked]'));
  show(wrong >= 0 ? wrong : 0, false);
  lead_to_wrong(form, steps, show);
}

/// Nothing about a person is asked of somebody who stays anonymous; an emergency kind brings the numbers back.
function start_dependent(form: HTMLFormElement): void {
  const identity = document.getElementById('identitas')!;
  const sos = document.querySelector('.sos');
  const change = (): void => {
    identity.hidden = value_of(form, 'privacy') === 'anonymous';
    const kind = form.querySelector<HTMLInputElement>('[name=kind]:checked');
    const copy = form.querySelector('.sos');
    if (kind?.dataset.emergency && sos && !copy) {
      const again = sos.cloneNode(true) as HTMLElement;
      again.removeAttribute('aria-labelledby');
      again.querySelector('h2')?.removeAttribute('id');
      kind.closest('.tick')!.after(again);
    } else if (!kind?.dataset.emergency) copy?.remove();
    if (kind?.dataset.closed && !form.dataset.privacyTouched)
      form.querySelector<HTMLInputElement>('[name=privacy][value=confidential]')!.checked = true;
  };
  form.addEventListener('change', (event) => {
    if ((event.target as HTMLInputElement).name === 'privacy') form.dataset.privacyTouched = '1';
    change();
  });
  change();
}

export function start_form(): void {
  const form = form_();
  if (!form) return;
  start_place(form);
  start_photos(form);
  start_dependent(form);
  start_steps(form);
}
