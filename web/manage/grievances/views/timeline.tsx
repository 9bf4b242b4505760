// What happened, newest first: act, by whom, in which role and office; what citizens see is marked.
import type { JSX } from 'preact';
import { t, t_code } from '#/plumbing/i18n/i18n';
import { ago, moment } from '#/plumbing/i18n/format';
import { Blank, Icon, roles_words } from '#/plumbing/ui/parts';
import { type File_, type State, type Step, step_icon_role } from '../model';
import { Delivery } from './delivery';
import { StateTag } from './bits';

function who(step: Step): string {
  switch (step_icon_role(step)) {
    case 'citizen':
      return t('timeline.reporter');
    case 'system':
      return t('timeline.system');
    case 'officer':
      return [step.by_name, step.by_role ? roles_words(step.by_role) : '', step.by_unit].filter(Boolean).join(' · ');
  }
}
function StepLine({ step, file, again }: { step: Step; file: File_; again: () => void }): JSX.Element {
  return (
    <li class={`by-${step_icon_role(step)}`}>
      <div class="row-apart">
        <span>
          <strong>{t_code('step', step.deed)}</strong>
          {step.about_name && <> · {step.about_name}</>}
          {step.to_state && step.from_state !== step.to_state && (
            <>
              {' '}
              <StateTag state={step.to_state as State} />
            </>
          )}
        </span>
        <time class="quiet small" dateTime={step.at} title={moment(step.at)}>
          {ago(step.at)} · {moment(step.at)}
        </time>
      </div>
      <div class="quiet small">{who(step)}</div>
      {step.text && step.deed !== 'received' && (
        <div class={`said pre ${step.is_public ? 'said-public' : ''}`}>
          <div class="row small quiet" style={{ marginBottom: '2px' }}>
            <Icon name={step.is_public ? 'eye' : 'lock'} />
            {step.is_public ? t('timeline.public') : t('timeline.internal')}
          </div>
          {step.text}
        </div>
      )}
      {(step.deed === 'answered' || step.deed === 'asked') && <Delivery step={step} file={file} again={again} />}
    </li>
  );
}
export function Timeline({ file, again }: { file: File_; again: () => void }): JSX.Element {
  const steps = [...file.steps].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  if (!steps.length) return <Blank icon="history" title={t('timeline.empty')} />;
  return (
    <ol class="timeline">
      {steps.map((step) => (
        <StepLine key={step.id} step={step} file={file} again={again} />
      ))}
    </ol>
  );
}
