import { writeSync } from 'node:fs';

// Loaded in front of `ask`: tells the bench, over a pipe of its own, how much memory the process held at its peak.
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
