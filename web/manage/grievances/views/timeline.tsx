// What happened, newest first: act, by whom, in which role and office; what citizens see is marked.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, day, moment } from '#/plumbing/i18n/format';
import { Blank, Icon, roles_words } from '#/plumbing/ui/parts';
import { type File_, type Step } from '../model';
import { Delivery } from './delivery';
import { StateTag } from './bits';

const is_citizen = (step: Step): boolean => step.by_role === 'reporter' || step.by_role === 'public';
function who(step: Step): string {
  if (is_citizen(step)) return t('timeline.reporter');
  if (!step.by_name) return t('timeline.system');
  return [step.by_name, step.by_role ? roles_words(step.by_role) : '', step.by_unit ?? ''].filter(Boolean).join(' · ');
}
function StepLine({ step, file, again }: { step: Step; file: File_; again: () => void }): JSX.Element {
  return (
    <li class={is_citizen(step) ? 'by-citizen' : step.by_name ? '' : 'by-system'}>
      <div class="row-apart"><span><strong>{t_code('step', step.act)}</strong>{step.to_state && step.from_state !== step.to_state && <> <StateTag state={step.to_state} /></>}</span>
        <time class="quiet small" dateTime={step.at} title={moment(step.at)}>{ago(step.at)} · {moment(step.at)}</time></div>
      <div class="quiet small">{who(step)}</div>
      {step.text && <div class={`said pre ${step.is_public ? 'said-public' : ''}`}><div class="row small quiet" style={{ marginBottom: '2px' }}><Icon name={step.is_public ? 'eye' : 'lock'} />{step.is_public ? t('timeline.public') : t('timeline.internal')}</div>{step.text}</div>}
      {step.due && <div class="small quiet">{t('timeline.due', { day: day(step.due) })}</div>}
      {(step.act === 'answer' || step.act === 'answered' || step.act === 'ask' || step.act === 'asked') && <Delivery step={step} file={file} again={again} />}
    </li>
  );
}
export function Timeline({ file, again }: { file: File_; again: () => void }): JSX.Element {
  const steps = [...file.steps].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  if (!steps.length) return <Blank icon="history" title={t('timeline.empty')} />;
  return <ol class="timeline">{steps.map((step) => <StepLine key={step.id} step={step} file={file} again={again} />)}</ol>;
}
