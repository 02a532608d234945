// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace latentwalk::projection {

// How large the step `index` of `count` is, as a part of the largest: up over the first five, then down along a cosine
// to 0.02.
double stepFactor(int index, int count);

// Adam (Kingma and Ba 2015) with beta 0.9 and 0.99, for one array of numbers.
class Descent {
public:
    // One step against `gradient`, of the same size each time. Numbers whose derivative is not finite stay.
    void step(std::span<float> values, std::span<const float> gradient, double rate);

private:
    std::vector<double> m_mean;
    std::vector<double> m_square;
    int m_steps = 0;
};

// values over the root of their mean square: what a network does with a latent first (pixelnorm).
void normalizeMeanSquare(std::span<float> values);

}  // namespace latentwalk::projection
