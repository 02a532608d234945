// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/model/torch/gan_zoo_writer.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>

#include "core/file/zip/zip_file.h"
#include "core/model/weights/layers.h"

namespace latentwalk {
namespace {

// A pickle of protocol 2, written value by value, and the storages that its tensors lie in.
class TorchPickleWriter {
public:
    TorchPickleWriter() { m_pickle = "\x80\x02"; }

    void text(std::string_view value) {
        m_pickle += 'X';
        little(static_cast<std::uint32_t>(value.size()));
        m_pickle += value;
    }
    void number(std::int64_t value) {
        m_pickle += 'J';
        little(static_cast<std::uint32_t>(value));
    }
    void real(double value) {
        m_pickle += 'G';
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int i = 7; i >= 0; --i) {
            m_pickle += static_cast<char>(bits >> (8 * i) & 0xFFU);
        }
    }
    void truth(bool value) { m_pickle += value ? '\x88' : '\x89'; }
    void list(const std::vector<std::int64_t>& values) {
        m_pickle += "](";
        for (const std::int64_t value : values) {
            number(value);
        }
        m_pickle += 'e';
    }
    // `fill` writes keys and values by turns.
    void dict(const std::function<void()>& fill) {
        m_pickle += "}(";
        fill();
        m_pickle += 'u';
    }
    void orderedDict(const std::function<void()>& fill) {
        m_pickle += "ccollections\nOrderedDict\n)R(";
        fill();
        m_pickle += 'u';
    }
    void tensor(const WeightTensor& tensor) {
        const std::string key = std::to_string(m_storages.size());
        m_storages.push_back(
            {"archive/data/" + key, {reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()}});
        m_pickle += "ctorch._utils\n_rebuild_tensor_v2\n((";
        text("storage");
        m_pickle += "ctorch\nFloatStorage\n";
        text(key);
        text("cpu");
        number(tensor.elementCount());
        m_pickle += "tQ";
        number(0);
        std::vector<std::int64_t> strides(tensor.shape.size());
        std::int64_t stride = 1;
        for (std::size_t i = strides.size(); i-- > 0;) {
            strides[i] = stride;
            stride *= tensor.shape[i];
        }
        tuple(tensor.shape);
        tuple(strides);
        truth(false);
        m_pickle += "ccollections\nOrderedDict\n)RtR";
    }

    void write(const std::filesystem::path& path) {
        m_storages.insert(m_storages.begin(), {"archive/data.pkl", m_pickle + '.'});
        m_storages.push_back({"archive/version", "3\n"});
        writeZip(path, m_storages);
    }

private:
    void little(std::uint32_t value) {
        for (int i = 0; i < 4; ++i) {
            m_pickle += static_cast<char>(value >> (8 * i) & 0xFFU);
        }
    }
    void tuple(const std::vector<std::int64_t>& values) {
        m_pickle += '(';
        for (const std::int64_t value : values) {
            number(value);
        }
        m_pickle += 't';
    }

    std::string m_pickle;
    std::vector<ZipMember> m_storages;
};

void putConfig(TorchPickleWriter& pickle, const Architecture& architecture, const std::string& loss) {
    const auto number = [&](std::string_view name, std::int64_t value) {
        pickle.text(name);
        pickle.number(value);
    };
    const auto real = [&](std::string_view name, double value) {
        pickle.text(name);
        pickle.real(value);
    };
    const auto truth = [&](std::string_view name, bool value) {
        pickle.text(name);
        pickle.truth(value);
    };
    number("depthScale0", architecture.depths[0]);
    pickle.text("depthOtherScales");
    pickle.list({architecture.depths.begin() + 1, architecture.depths.end()});
    number("latentVectorDim", architecture.latentSize);
    number("noiseVectorDim", architecture.latentSize);
    number("categoryVectorDim", 0);
    number("dimOutput", architecture.outputChannels);
    real("leakyReluLeak", static_cast<double>(architecture.leak));
    truth("perChannelNormalization", architecture.pixelNorm);
    truth("equalizedlR", architecture.equalizedLearningRate);
    truth("initBiasToZero", true);
    truth("miniBatchStdDev", true);
    real("alpha", static_cast<double>(architecture.alpha));
    pickle.text("lossCriterion");
    pickle.text(loss);
}

}  // namespace

void writeGanZoo(const Checkpoint& checkpoint, const std::vector<std::pair<std::string, WeightTensor>>& discriminator,
                 const std::string& loss, const std::filesystem::path& path) {
    TorchPickleWriter pickle;
    const auto generator = [&](const char* key, const std::optional<GeneratorWeights>& weights) {
        if (weights) {
            pickle.text(key);
            pickle.orderedDict([&] {
                for (const NamedTensor& named : namedTensors(checkpoint.architecture, *weights)) {
                    pickle.text(named.name);
                    pickle.tensor(*named.tensor);
                }
            });
        }
    };
    pickle.dict([&] {
        pickle.text("config");
        pickle.dict([&] { putConfig(pickle, checkpoint.architecture, loss); });
        generator("netG", checkpoint.raw);
        generator("avgG", checkpoint.average);
        pickle.text("netD");
        pickle.orderedDict([&] {
            for (const auto& [name, tensor] : discriminator) {
                pickle.text(name);
                pickle.tensor(tensor);
            }
        });
    });
    pickle.write(path);
}

}  // namespace latentwalk
