import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { z } from 'zod';
import { type Check, reinstall } from './check.ts';
import { broken, type Finding, ok, unknown, warning } from './finding.ts';

const root = new URL('../../../', import.meta.url);
const names = z.record(z.string(), z.string());
const packageSchema = z.object({
  version: z.string(),
  engines: z.object({ node: z.string() }),
  dependencies: names,
  optionalDependencies: names.default({}),
});
const lockSchema = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });
const versionSchema = z.object({ version: z.string() });

/** Packages that bring a binary for each platform. */
const withBinaries = ['libsql', '@node-rs/jieba'];

/** The program's own version. */
export function programVersion(): string {
  return packageSchema.parse(readJson('package.json')).version;
}

/** Version of Node, versions of the packages, binaries of this platform. */
export const checkProgram: Check = () => {
  const { engines, dependencies, optionalDependencies } = packageSchema.parse(readJson('package.json'));
  return [
    nodeFinding(engines.node),
    packagesFinding(Object.keys(dependencies), Object.keys(optionalDependencies)),
    binariesFinding(),
  ];
};

function nodeFinding(wanted: string): Finding {
  const [, least = ''] = /(\d+\.\d+)/.exec(wanted) ?? [];
  const says = { zh: `Node.js ${process.versions.node}`, en: `Node.js ${process.versions.node}` };
  if (isAtLeast(process.versions.node, least)) return ok(says);
  return broken(says, { zh: `换成 ${least} 或更新的版本`, en: `install ${least} or newer` });
}

function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** The lock file says what was tested together. */
function packagesFinding(needed: readonly string[], optional: readonly string[]): Finding {
  const missing = needed.filter((name) => installedVersion(name) === undefined);
  if (missing.length > 0)
    return broken(
      { zh: `依赖包没有装：${missing.join('、')}`, en: `packages are missing: ${missing.join(', ')}` },
      reinstall,
    );
  const count = needed.length;
  if (!existsSync(new URL('package-lock.json', root)))
    return unknown({
      zh: `依赖包 ${count} 个都在；没有 package-lock.json，版本没法核对`,
      en: `all ${count} packages are there; without package-lock.json their versions cannot be compared`,
    });
  const { packages } = lockSchema.parse(readJson('package-lock.json'));
  const others = [...needed, ...optional].filter((name) => {
    const installed = installedVersion(name);
    return installed !== undefined && installed !== packages[`node_modules/${name}`]?.version;
  });
  if (others.length === 0)
    return ok({ zh: `依赖包 ${count} 个，版本都对`, en: `${count} packages, in the versions of the lock file` });
  const list = others.map((name) => `${name} ${installedVersion(name)}`);
  return warning(
    { zh: `依赖包的版本和测试过的不同：${list.join('、')}`, en: `packages in other versions: ${list.join(', ')}` },
    reinstall,
  );
}

function binariesFinding(): Finding {
  const platform = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const failing = withBinaries.filter((name) => !loads(require, name));
  if (failing.length === 0)
    return ok({ zh: `本机（${platform}）的二进制包都在`, en: `binaries for this machine (${platform}) are there` });
  return broken(
    {
      zh: `缺少本机（${platform}）用的二进制包：${failing.join('、')}`,
      en: `binaries for this machine (${platform}) are missing: ${failing.join(', ')}`,
    },
    {
      zh: '在这台机器上运行 npm ci；不要从别的系统复制 node_modules',
      en: 'run npm ci on this machine; node_modules cannot be copied from another system',
    },
  );
}

function loads(require: NodeJS.Require, name: string): boolean {
  try {
    require(name);
    return true;
  } catch {
    return false;
  }
}

function installedVersion(name: string): string | undefined {
  const path = `node_modules/${name}/package.json`;
  return existsSync(new URL(path, root)) ? versionSchema.parse(readJson(path)).version : undefined;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}
