// SPDX-License-Identifier: GPL-3.0-or-later
// What the detector of @vladmandic/face-api 1.7.15 and the first blocks of its recognition network say of the pictures
// beside this file, computed by the package itself with TensorFlow.js on the CPU: the numbers that
// test_search_networks expects.
//
//   npm pack @vladmandic/face-api@1.7.15 && tar xzf vladmandic-face-api-1.7.15.tgz
//   (cd package && npm install --legacy-peer-deps @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0)
//   node golden_search_networks.js package > golden_search_networks.json
'use strict';
const fs = require('fs');
const path = require('path');
const { readPng } = require('./read_png.js');

const blocks = {
  32: ['conv32_1', 'conv32_2', 'conv32_3'],
  64: ['conv64_down', 'conv64_1', 'conv64_2', 'conv64_3'],
  128: ['conv128_down', 'conv128_1', 'conv128_2'],
};

// The blocks as src/faceRecognitionNet composes them, with the package's weights: it gives no way to look inside. That
// they are composed alike is checked by going on to the descriptor.
function features(tf, net, picture) {
  const conv = (x, p, stride, padding) => tf.add(tf.mul(
    tf.add(tf.conv2d(x, p.conv.filters, [stride, stride], padding), p.conv.bias), p.scale.weights), p.scale.biases);
  const residual = (x, p) => tf.relu(tf.add(conv(tf.relu(conv(x, p.conv1, 1, 'same')), p.conv2, 1, 'same'), x));
  const down = (x, p) => {
    let out = conv(tf.relu(conv(x, p.conv1, 2, 'valid')), p.conv2, 1, 'same');
    let pooled = tf.avgPool(x, 2, 2, 'valid');
    const [, side, , channels] = pooled.shape;
    if (out.shape[1] !== side) out = tf.pad(out, [[0, 0], [0, 1], [0, 1], [0, 0]]);
    if (out.shape[3] !== channels) pooled = tf.pad(pooled, [[0, 0], [0, 0], [0, 0], [0, out.shape[3] - channels]]);
    return tf.relu(tf.add(pooled, out));
  };
  const { params } = net;
  const run = (x, names) => names.reduce((at, name) => (name.includes('down') ? down : residual)(at, params[name]), x);
  let x = tf.image.resizeBilinear(tf.cast(picture.expandDims(), 'float32'), [150, 150]);
  x = tf.div(tf.sub(x, tf.tensor1d([122.782, 117.001, 104.298])), 255);
  x = tf.maxPool(tf.relu(conv(x, params.conv32_down, 2, 'valid')), 3, 2, 'valid');
  const result = {};
  for (const size of [32, 64, 128]) {
    x = run(x, blocks[size]);
    result[size] = x;
  }
  x = run(x, ['conv256_down', 'conv256_1', 'conv256_2', 'conv256_down_out']);
  result.descriptor = tf.matMul(x.mean([1, 2]), params.fc);
  return result;
}

// Every so many-th number, and the sum of squares of all.
function sampled(values, step) {
  const some = [];
  for (let i = 0; i < values.length; i += step) some.push(Math.round(values[i] * 1e6) / 1e6);
  return { step, some, squares: values.reduce((sum, value) => sum + value * value, 0) };
}

async function main() {
  const folder = path.resolve(process.argv[2]);
  const faceapi = require(path.join(folder, 'dist/face-api.node-wasm.js'));
  const { tf } = faceapi;
  await tf.setBackend('cpu');
  await tf.ready();
  faceapi.env.monkeyPatch({ readFile: (file) => fs.promises.readFile(file) });
  const detector = new faceapi.TinyFaceDetector();
  const recognition = new faceapi.FaceRecognitionNet();
  await detector.loadFromDisk(path.join(folder, 'model'));
  await recognition.loadFromDisk(path.join(folder, 'model'));
  const result = { features: {}, detector: {} };
  for (const name of ['seed_000000.png', 'seed_000003.png', 'astronaut.png']) {
    const { width, height, rgb } = readPng(path.join(__dirname, name));
    const picture = tf.tensor3d(rgb, [height, width, 3], 'int32');
    const seen = features(tf, recognition, picture);
    const whole = (await recognition.forward(picture)).dataSync();
    const own = seen.descriptor.dataSync();
    if (width === height && own.some((value, i) => Math.abs(value - whole[i]) > 1e-5)) throw new Error('composed otherwise');
    result.features[name] = {};
    for (const size of [32, 64, 128]) result.features[name][size] = sampled(seen[size].dataSync(), 397);
    result.detector[name] = {};
    for (const side of [224, 416]) {
      const raw = await detector.forward(picture, side);
      const found = await detector.locateFaces(picture, { inputSize: side, scoreThreshold: 0.3 });
      result.detector[name][side] = {
        raw: sampled(raw.dataSync(), 53),
        boxes: found.map((each) => [each.score, each.relativeBox.x, each.relativeBox.y, each.relativeBox.width,
          each.relativeBox.height]),
      };
    }
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

main();
