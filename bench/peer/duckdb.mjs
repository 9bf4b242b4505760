// The peer: the classic way to match records, Fellegi and Sunter's, as SQL in DuckDB. Rules, levels and weights come
// from model.json, which bench_classic reads as well.
//
//   node duckdb.mjs run LIST.csv model.json [THREADS]     time, pairs, and how right it is, as JSON
//   node duckdb.mjs fit LIST.csv model.json               counts the weights anew on a list whose truth is known
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.env.SINERGI_PEER_MODULES ?? import.meta.url);
const { DuckDBInstance } = require('@duckdb/node-api');

const [mode, list, modelPath, threads = '2'] = process.argv.slice(2);
const model = JSON.parse(fs.readFileSync(modelPath, 'utf8'));
const texts = ['nik', 'no_kk', 'nama', 'tgl_lahir', 'jk', 'nama_ibu', 'alamat', 'kode_wil'];

const database = await DuckDBInstance.create(':memory:', { threads });
const connection = await database.connect();
const rowsOf = async (sql) => (await connection.runAndReadAll(sql)).getRows();

const seconds = {};
async function stage(name, sql) {
    const begun = process.hrtime.bigint();
    const used = process.cpuUsage();
    await connection.run(sql);
    const more = process.cpuUsage(used);
    seconds[name] = {
        wall: Number(process.hrtime.bigint() - begun) / 1e9,
        cpu: (more.user + more.system) / 1e6,
    };
}

/** "kode_wil:6" is the first six letters. */
function part(text, side) {
    const [field, letters] = text.split(':');
    return letters ? `substr(${side}.${field},1,${letters})` : `${side}.${field}`;
}
const holds = (rule) => rule.map((text) => `${part(text, 'l')}=${part(text, 'r')}`).join(' and ');

/** The test of each level of a field, the best first; what passes none is the last level. */
function tests(field) {
    const { measure, levels } = model.fields[field];
    return levels.map(({ at }) => {
        if (at === 'equal') return `l.${field}=r.${field}`;
        switch (measure) {
            case 'jaro_winkler':
                return `jaro_winkler_similarity(l.${field},r.${field})>=${at}`;
            case 'damerau':
                return `damerau_levenshtein(l.${field},r.${field})<=${at}`;
            case 'prefix':
                return `substr(l.${field},1,${at})=substr(r.${field},1,${at})`;
            default:
                return 'false';
        }
    });
}

function cases(field, values) {
    const missing = `l.${field} is null or r.${field} is null`;
    const whens = tests(field).map((test, i) => `when ${test} then ${values[i]}`);
    return `case when ${missing} then ${values.at(-2)} ${whens.join(' ')} else ${values.at(-1)} end`;
}

const bits = (field) => {
    const { levels, other, by_frequency } = model.fields[field];
    return cases(field, [
        ...levels.map(({ at, bits, m }) =>
            at === 'equal' && by_frequency ? `log2(${m}/l.tf_${field})` : String(bits),
        ),
        '0',
        String(other),
    ]);
};

const frequent = Object.keys(model.fields).filter((field) => model.fields[field].by_frequency);

async function load() {
    const columns = texts.map((field) => `nullif(${field},'') as ${field}`).join(', ');
    const source = `read_csv('${list}', all_varchar=true)`;
    await stage(
        'load',
        `create table a as select unique_id::integer as id, "cluster"::integer as truth, ${columns} from ${source}`,
    );
    const shares = frequent
        .map((field) => `count(*) over (partition by ${field})/(select count(${field}) from a)::double as tf_${field}`)
        .join(', ');
    await stage('frequency', `create table b as select a.*, ${shares} from a`);
}

async function block() {
    const joins = model.rules.map((rule, i) => {
        const before = model.rules.slice(0, i).map((other) => ` and not coalesce(${holds(other)},false)`);
        return `select l.id as i, r.id as j from b l join b r on ${holds(rule)} where l.id<r.id${before.join('')}`;
    });
    await stage('block', `create table p as ${joins.join(' union all ')}`);
}

async function run() {
    await load();
    await block();
    const sum = Object.keys(model.fields).map(bits).join(' + ');
    await stage(
        'score',
        `create table s as select l.truth=r.truth as same, ${model.prior} + ${sum} as score
           from p join b l on l.id=p.i join b r on r.id=p.j`,
    );
    const [[pairs]] = await rowsOf('select count(*) from p');
    const [[truth]] = await rowsOf('select sum(n*(n-1)//2) from (select count(*) n from a group by truth)');
    const [[said, right]] = await rowsOf('select count(*), sum(same::int) from s where score>=0');
    const total = (kind) => Object.values(seconds).reduce((sum, one) => sum + one[kind], 0);
    const [precision, recall] = [Number(right) / Number(said), Number(right) / Number(truth)];
    console.log(
        JSON.stringify({
            pairs: Number(pairs),
            seconds,
            wall: total('wall'),
            cpu: total('cpu'),
            peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
            precision,
            recall,
            f1: (2 * precision * recall) / (precision + recall),
        }),
    );
}

/** Shares of each level among pairs of one person and among pairs by chance. */
async function fit() {
    await load();
    await connection.run(
        'create table same as select l.id i, r.id j from b l join b r on l.truth=r.truth and l.id<r.id',
    );
    await connection.run(
        `create table chance as select i, j from (select (random()*(select count(*) from b))::integer i,
           (random()*(select count(*) from b))::integer j from range(3000000)) where i<>j`,
    );
    const [[records]] = await rowsOf('select count(*) from b');
    const [[trues]] = await rowsOf('select count(*) from same');
    const pairs = (Number(records) * (Number(records) - 1)) / 2;
    model.prior = +Math.log2(Number(trues) / (pairs - Number(trues))).toFixed(3);
    for (const [field, about] of Object.entries(model.fields)) {
        const names = [...about.levels.keys(), 'null', about.levels.length];
        const shares = {};
        for (const kind of ['same', 'chance']) {
            const found = await rowsOf(
                `select ${cases(field, names)} as level, count(*) from ${kind} p
                   join b l on l.id=p.i join b r on r.id=p.j group by 1 having level is not null`,
            );
            const sum = found.reduce((all, [, count]) => all + Number(count), 0);
            shares[kind] = about.levels.concat(0).map((_, i) => {
                const row = found.find(([level]) => Number(level) === i);
                return (Number(row?.[1] ?? 0) + 0.5) / (sum + 1);
            });
        }
        const weigh = (i) => +Math.log2(shares.same[i] / shares.chance[i]).toFixed(3);
        about.levels.forEach((level, i) => {
            level.bits = weigh(i);
            if (level.at === 'equal' && about.by_frequency) level.m = +shares.same[i].toFixed(4);
        });
        about.other = weigh(about.levels.length);
    }
    fs.writeFileSync(modelPath, `${JSON.stringify(model, null, 1)}\n`);
}

await (mode === 'fit' ? fit() : run());
