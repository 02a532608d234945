// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "ui/render/render_service.h"

namespace latentwalk::test {

// Owns orders, by a number each, and writes down what is told of them, first to last.
struct OrderLog {
    struct Told {
        int number = 0;
        QImage image;
        QString sentence;  // of a failure
    };
    std::map<int, PictureOrder> orders;
    std::vector<Told> told;

    void order(RenderService& service, int number, const PictureRequest& wanted, Urgency urgency = Urgency::Thumbnail) {
        orders[number] = service.order(wanted, urgency,
                                       {[this, number](const QImage& image) {
                                            told.push_back({number, image, {}});
                                        },
                                        [this, number](const QString& sentence) {
                                            told.push_back({number, {}, sentence});
                                        }});
    }
    int openCount() const {
        return static_cast<int>(
            std::count_if(orders.begin(), orders.end(), [](const auto& one) { return one.second.isOpen(); }));
    }
};

}  // namespace latentwalk::test
