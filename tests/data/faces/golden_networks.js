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
const { readPng } = require('./read_png.js');

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
