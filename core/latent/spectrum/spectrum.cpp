// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/latent/spectrum/spectrum.h"

#include <Eigen/Eigenvalues>
#include <algorithm>

#include "core/model/weights/weight_values.h"

namespace latentwalk {
namespace {

// So many rows of A are converted at a time.
constexpr std::int64_t kRows = 256;

// AᵀA for a weight A (rows, size), or for A with rows of length 1; those that are zero stay zero.
Eigen::MatrixXd squareOf(const WeightTensor& weight, bool rowsOfLengthOne) {
    const std::int64_t rows = weight.shape.at(0), size = weight.shape.at(1);
    Eigen::MatrixXd square = Eigen::MatrixXd::Zero(size, size);
    Eigen::MatrixXd some(size, std::min(kRows, rows));  // as columns
    for (std::int64_t first = 0; first < rows; first += kRows) {
        const std::int64_t count = std::min(kRows, rows - first);
        for (std::int64_t i = 0; i < count * size; ++i) {
            some(i % size, i / size) = valueAt(weight, static_cast<std::size_t>(first * size + i));
        }
        if (rowsOfLengthOne) {
            for (auto row : some.leftCols(count).colwise()) {
                row.normalize();  // each by itself: zero stays zero
            }
        }
        square.selfadjointView<Eigen::Lower>().rankUpdate(some.leftCols(count));
    }
    return square;
}

Spectrum spectrumOf(const GeneratorWeights& weights, bool rowsOfLengthOne, std::optional<std::int64_t> components) {
    Eigen::MatrixXd square = squareOf(weights.format.weight, rowsOfLengthOne);
    if (components && *components < square.rows()) {
        square.conservativeResize(*components, *components);
    }
    weights.checkUnchanged();
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square);  // looks at the lower half only
    const std::int64_t size = square.rows();
    Spectrum spectrum;
    spectrum.eigenvalues.reserve(static_cast<std::size_t>(size));
    spectrum.eigenvectors.reserve(static_cast<std::size_t>(size * size));
    for (std::int64_t i = size - 1; i >= 0; --i) {
        spectrum.eigenvalues.push_back(std::max(0.0, solver.eigenvalues()[i]));
        Eigen::VectorXd vector = solver.eigenvectors().col(i);
        Eigen::Index largest = 0;
        vector.cwiseAbs().maxCoeff(&largest);
        if (vector[largest] < 0) {
            vector = -vector;
        }
        spectrum.eigenvectors.insert(spectrum.eigenvectors.end(), vector.begin(), vector.end());
    }
    return spectrum;
}

}  // namespace

Spectrum formatSpectrum(const GeneratorWeights& weights, std::optional<std::int64_t> components) {
    return spectrumOf(weights, false, components);
}

Spectrum evenFormatSpectrum(const GeneratorWeights& weights) {
    return spectrumOf(weights, true, std::nullopt);
}

}  // namespace latentwalk
