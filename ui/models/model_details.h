// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include "ui/models/clipping_measure.h"

namespace latentwalk {

// "Model details": what the open model's file holds, how it is computed, and whether it paints within its range. Not
// modal; follows the model that is open.
class ModelDetails : public QDialog {
    Q_OBJECT

public:
    // `clipping` has to outlive it.
    explicit ModelDetails(const ClippingMeasure& clipping, QWidget* parent = nullptr);

    void setCheckpoint(const CheckpointInfo& info);

private:
    QLabel* add(const char* name, const QString& label);
    QLineEdit* addLong(const char* name, const QString& label);
    void showClipping();

    const ClippingMeasure& m_clipping;
    QFormLayout* m_form;
    QLabel* m_title;
    QLineEdit* m_file;
    QLabel* m_format;
    QLineEdit* m_hash;
    QLabel* m_generator;
    QLabel* m_pictures;
    QLabel* m_latents;
    QLabel* m_labels;  // of a conditional model
    QLabel* m_computed;
    QLabel* m_clipped;
    QLabel* m_warning;
    QLabel* m_note;
};

}  // namespace latentwalk
