// What the public pages gain with JavaScript: quick exit, steps, village search, photos sent ahead, nearby reports,
// a send that survives a lost connection. Without it the same pages are plain forms.
import { start_exit } from './exit';
import { start_form } from './form';
import { start_small } from './small';

document.documentElement.classList.add('has-js');
start_exit();
start_small();
start_form();
