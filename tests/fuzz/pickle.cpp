// SPDX-License-Identifier: GPL-3.0-or-later
// Pickles: any bytes are read as data or refused, and what is read can be walked through.
#include "core/model/python_objects/torch_pickle.h"

#include "tests/fuzz/foreign_file.h"

using namespace latentwalk;

FUZZ_TARGET(pickle)(const std::uint8_t* data, std::size_t size) {
    fuzz::refusingOnlyInWords([&] {
        std::size_t position = 0;
        const TorchPickle read = readTorchPickle("input.pkl", std::as_bytes(std::span(data, size)), position);
        const Pickle& pickle = read.values;
        fuzz::require(position > 0 && position <= size, "the position lies behind the STOP");
        pickle.children(pickle.root());
        for (const auto& [key, value] : pickle.items(pickle.root())) {
            // A byte of protocol 0 can be a character of two.
            fuzz::require(pickle[key].text.size() <= 2 * size && pickle[value].text.size() <= 2 * size,
                          "texts no longer than the file");
            fuzz::require(pickle.described(value).english().size() < 1000, "a description of sensible length");
            pickle.attributes(value);
        }
        pickle.find(pickle.root(), "netG");
        for (const TorchStorageView& view : read.views) {
            const TorchStorage& storage = read.storages.at(view.storage);
            fuzz::require(view.offset <= storage.elements && view.elements <= storage.elements - view.offset,
                          "views within their storage");
        }
        for (const TorchTensor& tensor : read.tensors) {
            const std::uint64_t elements = read.storages.at(tensor.storage).elements;
            std::uint64_t last = tensor.offset;
            bool empty = false;
            for (std::size_t i = 0; i < tensor.dimensions; ++i) {
                empty = empty || tensor.sizes[i] == 0;
                last += static_cast<std::uint64_t>(tensor.sizes[i] - 1) * static_cast<std::uint64_t>(tensor.strides[i]);
            }
            fuzz::require(empty || last < elements, "tensors within their storage");
        }
    });
    return 0;
}
