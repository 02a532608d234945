// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <cstdint>
#include <cstring>
#include <functional>
#include <vector>

#include "tests/model/torch_builder.h"

namespace latentwalk::test {

// Composes a small TensorFlow.js graph model with the nodes and names of TF Hub's progan-128.
struct TensorFlowBuilder {
    std::vector<int> depths{4, 3};
    int latent = 5;
    int channels = 3;
    std::vector<int> shardSizes{1000, 0, 777};  // the last shard takes the rest
    // What stands behind the head: makes nodes that use the node it is given.
    std::function<void(TensorFlowBuilder&, const QString&)> stage = [](TensorFlowBuilder& b, const QString& head) {
        b.scalar("clip/Minimum/y", 1.0F);
        b.scalar("clip/y", 0.0F);
        b.node("clip/Minimum", "Minimum", {head, "clip/Minimum/y"});
        b.node("clip", "Maximum", {"clip/Minimum", "clip/y"});
    };
    QJsonArray nodes;
    QJsonArray weights;
    QByteArray data;

    TensorFlowBuilder() = default;

    void constant(const QString& name, const std::vector<int>& shape, const QByteArray& bytes,
                  const char* dtype = "float32") {
        QJsonArray sizes;
        for (const int size : shape) {
            sizes.append(size);
        }
        weights.append(QJsonObject{{"name", name}, {"shape", sizes}, {"dtype", dtype}});
        nodes.append(QJsonObject{{"name", name}, {"op", "Const"}, {"attr", QJsonObject()}});
        data += bytes;
    }

    void scalar(const QString& name, float value) { constant(name, {}, little(value)); }

    void integers(const QString& name, const std::vector<int>& values) {
        QByteArray bytes;
        for (const int value : values) {
            bytes += little(value);
        }
        constant(name, {static_cast<int>(values.size())}, bytes, "int32");
    }

    // Values that tell every element of the model from every other.
    void floats(const QString& name, const std::vector<int>& shape) {
        int count = 1;
        for (const int size : shape) {
            count *= size;
        }
        QByteArray bytes;
        for (int i = 0; i < count; ++i) {
            bytes += little(static_cast<float>(static_cast<int>(data.size() / 4) + i) / 1024.F);
        }
        constant(name, shape, bytes);
    }

    QString node(const QString& name, const char* op, const QStringList& inputs, const QJsonObject& attributes = {}) {
        nodes.append(QJsonObject{
            {"name", name}, {"op", op}, {"input", QJsonArray::fromStringList(inputs)}, {"attr", attributes}});
        return name;
    }

    QString pixelNorm(const QString& x, int index) {
        const QString n = "_" + QString::number(index);
        integers("Mean" + n + "/reduction_indices", {-1});
        scalar("epsilon" + n, 1e-8F);
        node("Square" + n, "Square", {x});
        node("Mean" + n, "Mean", {"Square" + n, "Mean" + n + "/reduction_indices"},
             {{"keep_dims", QJsonObject{{"b", true}}}});
        node("add" + n, "Add", {"Mean" + n, "epsilon" + n});
        node("Rsqrt" + n, "Rsqrt", {"add" + n});
        return node("norm" + n, "Mul", {x, "Rsqrt" + n});
    }

    QString convolution(const QString& x, int index, const std::vector<int>& kernel, bool valid = false) {
        const QString n = "_" + QString::number(index);
        floats("Conv2D" + n + "/merged_input", kernel);
        floats("bias" + n, {kernel[3]});
        const QJsonArray ones{"1", "1", "1", "1"};
        node("Conv2D" + n, "Conv2D", {x, "Conv2D" + n + "/merged_input"},
             {{"padding", QJsonObject{{"s", valid ? "VkFMSUQ=" : "U0FNRQ=="}}},
              {"data_format", QJsonObject{{"s", "TkhXQw=="}}},
              {"strides", QJsonObject{{"list", QJsonObject{{"i", ones}}}}},
              {"dilations", QJsonObject{{"list", QJsonObject{{"i", ones}}}}}});
        return node("biased" + n, "Add", {"Conv2D" + n, "bias" + n});
    }

    QString block(const QString& x, int index, const std::vector<int>& kernel, bool valid = false) {
        const QString n = "_" + QString::number(index);
        const QString y = convolution(x, index, kernel, valid);
        scalar("LeakyRelu" + n + "/alpha", 0.2F);
        node("LeakyRelu" + n + "/mul", "Mul", {"LeakyRelu" + n + "/alpha", y});
        return pixelNorm(node("LeakyRelu" + n, "Maximum", {"LeakyRelu" + n + "/mul", y}), index + 1);
    }

    QString upsample(const QString& x, int index) {
        const QString n = "_" + QString::number(index);
        integers("Tile" + n + "/multiples", {4, 1, 1, 1});
        integers("BatchToSpaceND" + n + "/block_shape", {2, 2});
        constant("BatchToSpaceND" + n + "/crops", {2, 2}, QByteArray(16, '\0'), "int32");
        node("Tile" + n, "Tile", {x, "Tile" + n + "/multiples"});
        return node("BatchToSpaceND" + n, "BatchToSpaceND",
                    {"Tile" + n, "BatchToSpaceND" + n + "/block_shape", "BatchToSpaceND" + n + "/crops"});
    }

    TensorFlowBuilder& build() {
        nodes.append(QJsonObject{{"name", "latent_vector"}, {"op", "Placeholder"}, {"attr", QJsonObject()}});
        QString x = pixelNorm("latent_vector", 0);
        integers("Reshape/shape", {-1, 1, 1, latent});
        x = node("Reshape", "Reshape", {x, "Reshape/shape"});
        integers("Pad/paddings", {0, 0, 3, 3, 3, 3, 0, 0});
        x = node("Pad", "Pad", {x, "Pad/paddings"});
        x = block(x, 0, {4, 4, latent, depths[0]}, true);
        x = block(x, 1, {3, 3, depths[0], depths[0]});
        int index = 2;
        for (std::size_t i = 1; i < depths.size(); ++i) {
            x = upsample(x, index);
            x = block(x, index++, {3, 3, depths[i - 1], depths[i]});
            x = block(x, index++, {3, 3, depths[i], depths[i]});
        }
        x = convolution(x, index + 100, {1, 1, depths.back(), channels});
        stage(*this, x);
        return *this;
    }

    QStringList shardNames() const {
        QStringList names;
        for (std::size_t i = 0; i <= shardSizes.size(); ++i) {
            names << QString("group1-shard%1of%2.bin").arg(i + 1).arg(shardSizes.size() + 1);
        }
        return names;
    }

    QByteArray json() const {
        const QJsonObject group{{"paths", QJsonArray::fromStringList(shardNames())}, {"weights", weights}};
        return QJsonDocument(QJsonObject{{"format", "graph-model"},
                                         {"modelTopology", QJsonObject{{"node", nodes}}},
                                         {"weightsManifest", QJsonArray{group}}})
            .toJson(QJsonDocument::Compact);
    }

    std::vector<QByteArray> shards() const {
        std::vector<QByteArray> result;
        qsizetype at = 0;
        for (const int size : shardSizes) {
            result.push_back(data.mid(at, size));
            at += size;
        }
        result.push_back(data.mid(at));
        return result;
    }

    bool write(const QString& folder) const {
        QDir().mkpath(folder);
        const auto parts = shards();
        const auto names = shardNames();
        bool good = writeAll((folder + "/model.json").toStdString(), json());
        for (qsizetype i = 0; i < names.size(); ++i) {
            good = good && writeAll((folder + "/" + names[i]).toStdString(), parts[static_cast<std::size_t>(i)]);
        }
        return good;
    }
};

}  // namespace latentwalk::test
