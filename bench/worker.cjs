// A worker process in Node: worker.cjs ENGINE FOLDER TEMPLATE RECORDS, then one question per line (see worker.py).
"use strict";
const fs = require("fs");
const path = require("path");
const readline = require("readline");

const [engine, folder, template, records] = process.argv.slice(2);
const load = (name) => require(path.join(folder, "node_modules", name));
console.log = console.error; // standard output is for answers

const ENGINES = {
  docxtemplater() {
    const PizZip = load("pizzip");
    const Docxtemplater = load("docxtemplater");
    const content = fs.readFileSync(template, "binary");
    return async (record) => {
      const doc = new Docxtemplater(new PizZip(content), { paragraphLoop: true, linebreaks: true });
      doc.render(record);
      return doc.toBuffer();
    };
  },
  "easy-template-x"() {
    const { TemplateHandler } = load("easy-template-x");
    const content = fs.readFileSync(template);
    const handler = new TemplateHandler();
    return (record) => handler.process(content, record);
  },
  carbone() {
    const carbone = load("carbone");
    return (record) =>
      new Promise((done, failed) =>
        carbone.render(template, record, (error, result) => (error ? failed(error) : done(Buffer.from(result))))
      );
  },
  "xlsx-template"() {
    const XlsxTemplate = load("xlsx-template");
    const content = fs.readFileSync(template);
    return async (record) => {
      const book = new XlsxTemplate(content);
      book.substitute(1, record);
      return book.generate({ type: "nodebuffer" });
    };
  },
};

function dates(_key, value) {
  const one = value && typeof value === "object" && Object.keys(value).length === 1 && value.date;
  return one ? new Date(one + "T00:00:00Z") : value;
}

async function main() {
  const make = ENGINES[engine]();
  const values = JSON.parse(fs.readFileSync(records, "utf8"), dates);
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const question = JSON.parse(line);
    let answer = {};
    if (question.save) {
      fs.writeFileSync(question.save, await make(values[0]));
    } else {
      const wall = process.hrtime.bigint();
      const cpu = process.cpuUsage();
      for (let at = 0; at < question.make; at++) await make(values[(question.start + at) % values.length]);
      const used = process.cpuUsage(cpu);
      answer = { cpu: (used.user + used.system) / 1e6, wall: Number(process.hrtime.bigint() - wall) / 1e9 };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
}

main().catch((error) => {
  process.stderr.write(`Error: ${error.message || JSON.stringify(error)}\n`);
  process.exit(1);
});
