// Made by Archipelago. Sends the workloads of load-test.json, which comes from the design; this script is always the same.
//
//   k6 run -e BASE_URL=http://localhost:8080 load-test.js
//   k6 run -e BASE_URL=http://localhost:8080 -e VARIANT=black-friday load-test.js
//
// BASE_URL is where requests go; BASE_URL_WEB, with the name of a component in capitals and _ for -, is where those for this
// component go. VARIANT names a scenario of the design.
import http from 'k6/http';
import { sleep } from 'k6';

const plan = JSON.parse(open('./load-test.json'));
const name = __ENV.VARIANT || 'design';
const variant = plan.variants[name];
if (!variant) {
  throw new Error(`no variant ${name}; there are ${Object.keys(plan.variants).join(', ')}`);
}

export const options = {
  scenarios: variant.scenarios,
  thresholds: plan.thresholds,
  discardResponseBodies: true,
  summaryTrendStats: ['avg', 'min', 'p(50)', 'p(90)', 'p(95)', 'p(99)', 'max'],
};

export function run() {
  const workload = variant.workloads[__ENV.WORKLOAD];
  // Starts that are spread over more than their distance come as if independent of one another.
  sleep(Math.random() * workload.spread);
  for (const step of chosen(workload.choices).steps) {
    if (Math.random() < (step.probability ?? 1)) {
      for (let i = step.times ? drawn(step.times) : 1; i > 0; i--) {
        send(step.request, workload.timeoutMillis);
        sleep(drawn(step.think ?? workload.think));
      }
    }
  }
}

function send(request, timeout) {
  const own = 'BASE_URL_' + request.component.toUpperCase().replaceAll('-', '_');
  const base = __ENV[own] || __ENV.BASE_URL || `http://localhost:${request.port}`;
  const body = request.bodyBytes > 0 && !['GET', 'HEAD'].includes(request.method) ? 'x'.repeat(request.bodyBytes) : null;
  http.request(request.method, base + request.path, body, { timeout: timeout, tags: { name: request.name } });
}

function chosen(choices) {
  let left = Math.random() * choices.reduce((sum, choice) => sum + choice.weight, 0);
  for (const choice of choices) {
    left -= choice.weight;
    if (left < 0) {
      return choice;
    }
  }
  return choices[choices.length - 1];
}

function drawn(sample) {
  switch (sample.kind) {
    case 'exponential':
      return -Math.log(1 - Math.random()) * sample.mean;
    case 'uniform':
      return sample.min + Math.random() * (sample.max - sample.min);
    case 'whole':
      return sample.min + Math.floor(Math.random() * (sample.max - sample.min + 1));
    case 'geometric':
      return sample.mean === 0 ? 0 : Math.floor(Math.log(1 - Math.random()) / Math.log(sample.mean / (1 + sample.mean)));
    case 'poisson': {
      const limit = Math.exp(-sample.mean);
      let times = 0;
      for (let product = Math.random(); product > limit; product *= Math.random()) {
        times++;
      }
      return times;
    }
    default:
      return sample.value;
  }
}
