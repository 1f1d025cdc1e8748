// Runs after every installation. The segmenter and the database come as packages of their own for each platform, which
// npm counts as optional: `npm ci --omit=optional`, meant to leave WeChat out, takes them away too. What is missing for
// this platform is added again, in the version that its main package wants.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const needing = ['@node-rs/jieba', 'libsql'];

const missing = needing.filter((name) => !loads(name)).flatMap(packagesOfThisPlatform);
if (missing.length > 0) {
  // What npm was told to leave out stays left out.
  const omitted = (process.env.npm_config_omit ?? '').split(/\s+/).filter(Boolean);
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    ...omitted.map((kind) => `--omit=${kind}`),
    ...missing,
  ];
  const { status } = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}

function loads(name) {
  try {
    require(name);
    return true;
  } catch {
    return false;
  }
}

/** Such as `@libsql/linux-x64-gnu@0.5.29`. */
function packagesOfThisPlatform(name) {
  const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { optionalDependencies = {} } = JSON.parse(readFileSync(path, 'utf8'));
  const isMusl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  const ending = new RegExp(`${process.platform}-${process.arch}(-(${isMusl ? 'musl' : 'gnu|msvc'}))?$`);
  return Object.entries(optionalDependencies)
    .filter(([each]) => ending.test(each))
    .map(([each, version]) => `${each}@${version}`);
}
