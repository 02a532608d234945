// SPDX-License-Identifier: GPL-3.0-or-later
// What the networks of @vladmandic/face-api 1.7.15 say of the pictures beside this file, computed by the package itself
// with TensorFlow.js on the CPU: the numbers that test_face_networks expects.
//
//   npm pack @vladmandic/face-api@1.7.15 && tar xzf vladmandic-face-api-1.7.15.tgz
//   (cd package && npm install @tensorflow/tfjs@4.22.0 @tensorflow/tfjs-backend-wasm@4.22.0)
//   node golden_networks.js package > golden_networks.json
//
// The pictures: latentwalk-cli generate --seeds 0-9 --images . (the built-in model)
'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

// A PNG of 8-bit RGB without interlacing, as Latentwalk writes it.
function readPng(file) {
  const bytes = fs.readFileSync(file);
  let width = 0;
  let height = 0;
  const parts = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = data.readUInt32BE(0);
      height = data.readUInt32BE(4);
      if (data[8] !== 8 || data[9] !== 2 || data[12] !== 0) throw new Error(`${file}: not 8-bit RGB`);
    } else if (type === 'IDAT') {
      parts.push(data);
    }
    at += 12 + length;
  }
  const raw = zlib.inflateSync(Buffer.concat(parts));
  const stride = width * 3;
  const rgb = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const a = x >= 3 ? rgb[y * stride + x - 3] : 0;
      const b = y > 0 ? rgb[(y - 1) * stride + x] : 0;
      const c = x >= 3 && y > 0 ? rgb[(y - 1) * stride + x - 3] : 0;
      const p = a + b - c;
      const nearest = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c) ? a
        : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
      const guess = [0, a, b, (a + b) >> 1, nearest][filter];
      rgb[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return { width, height, rgb };
}

async function main() {
  const folder = path.resolve(process.argv[2]);
  const faceapi = require(path.join(folder, 'dist/face-api.node-wasm.js'));
  const { tf } = faceapi;
  await tf.setBackend('cpu');
  await tf.ready();
  faceapi.env.monkeyPatch({ readFile: (file) => fs.promises.readFile(file) });
  const landmarkNet = new faceapi.FaceLandmark68Net();
  const lookNet = new faceapi.AgeGenderNet();
  await landmarkNet.loadFromDisk(path.join(folder, 'model'));
  await lookNet.loadFromDisk(path.join(folder, 'model'));
  const result = {};
  for (let seed = 0; seed < 10; seed += 1) {
    const name = `seed_00000${seed}.png`;
    const { width, height, rgb } = readPng(path.join(__dirname, name));
    const picture = tf.tensor3d(rgb, [height, width, 3], 'int32');
    const landmarks = await landmarkNet.forward(picture);
    const look = await lookNet.forward(picture);
    result[name] = {
      landmarks: Array.from(landmarks.dataSync()),
      age: look.age.dataSync()[0],
      masculine: look.gender.dataSync()[0],
    };
  }
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

main();
