// Every check, or those with a part of their name: node main.mjs [PART]

import './checks/links.mjs';
import './checks/reading.mjs';
import './checks/search.mjs';
import './checks/accessibility.mjs';
import './checks/playground.mjs';
import { runAll } from './harness.mjs';

process.exitCode = (await runAll(process.argv[2])) ? 0 : 1;
