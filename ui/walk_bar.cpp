#include "ui/walk_bar.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QToolTip>

#include "ui/icons.h"
#include "ui/theme.h"

namespace latentwalk {

WalkBar::WalkBar(WalkDocument& document, Playback& playback, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_playback(playback),
      m_slider(new WalkSlider(this)),
      m_play(new QToolButton(this)),
      m_position(new QLabel(this)) {
    m_anchors = {makeAnchor(0, Qt::LeftEdge), makeAnchor(1, Qt::RightEdge)};

    m_play->setIconSize({24, 24});
    m_play->setAutoRaise(true);
    m_play->setFocusPolicy(Qt::TabFocus);
    connect(m_play, &QToolButton::clicked, this, &WalkBar::playToggled);
    m_position->setFont(Appearance::tabular(font()));
    m_position->setAccessibleName(tr("Position"));
    m_position->setToolTip(tr("Position on the walk: 0 % is anchor A, 100 % is anchor B"));
    m_position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_position->setMinimumWidth(m_position->fontMetrics().horizontalAdvance(tr("%1 %").arg(QStringLiteral("100.0"))));

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 8, 16, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    auto* along = new QHBoxLayout;
    along->setSpacing(8);
    along->addWidget(m_play);
    along->addWidget(m_slider, 1);
    along->addWidget(m_position);
    grid->addWidget(m_anchors[0], 0, 0, 2, 1);
    grid->addLayout(along, 0, 1);
    grid->addWidget(makeTransport(), 1, 1);
    grid->addWidget(m_anchors[1], 0, 2, 2, 1);

    connect(m_slider, &WalkSlider::positionMoved, this, [this](double position) {
        m_playback.pause();
        m_document.setPosition(position);
    });
    connect(&m_document, &WalkDocument::anchorChanged, this, &WalkBar::showAnchor);
    connect(&m_document, &WalkDocument::positionChanged, this, &WalkBar::showPosition);
    connect(&m_playback, &Playback::started, this, &WalkBar::showPlaying);
    connect(&m_playback, &Playback::paused, this, &WalkBar::showPlaying);
    showPosition();
    showPlaying();
    for (QWidget* control : findChildren<QWidget*>()) {
        control->installEventFilter(this);
    }
}

QWidget* WalkBar::makeTransport() {
    auto* transport = new QWidget(this);
    auto* row = new QHBoxLayout(transport);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [&](const QString& name, QWidget* control, const QString& tip) {
        auto* label = new QLabel(name, transport);
        label->setBuddy(control);
        control->setToolTip(tip);
        control->setAccessibleName(QString(name).remove(u'&'));
        row->addWidget(label);
        row->addWidget(control);
        row->addSpacing(8);
    };

    m_mode = new QComboBox(transport);
    m_mode->addItem(icon(QStringLiteral("ping-pong")), tr("To and fro"), static_cast<int>(PlayMode::PingPong));
    m_mode->addItem(icon(QStringLiteral("loop")), tr("Loop"), static_cast<int>(PlayMode::Loop));
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(m_playback.mode())));
    connect(m_mode, &QComboBox::activated, this,
            [this] { m_playback.setMode(static_cast<PlayMode>(m_mode->currentData().toInt())); });

    m_seconds = new QDoubleSpinBox(transport);
    m_seconds->setRange(0.5, 120);
    m_seconds->setDecimals(1);
    m_seconds->setSingleStep(0.5);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setAlignment(Qt::AlignRight);
    m_seconds->setFont(Appearance::tabular(font()));
    m_seconds->setValue(m_playback.passSeconds());
    connect(m_seconds, &QDoubleSpinBox::valueChanged, &m_playback, &Playback::setPassSeconds);

    m_path = new QComboBox(transport);
    m_path->addItem(tr("Straight"), static_cast<int>(WalkPath::Straight));
    m_path->addItem(tr("Spherical"), static_cast<int>(WalkPath::Spherical));
    connect(m_path, &QComboBox::activated, this,
            [this] { m_document.setPath(static_cast<WalkPath>(m_path->currentData().toInt())); });
    connect(&m_document, &WalkDocument::pathChanged, this,
            [this] { m_path->setCurrentIndex(m_path->findData(static_cast<int>(m_document.path()))); });

    row->addStretch(1);
    add(tr("Play"), m_mode, tr("What happens at the end of the walk: back again, or once more from the start"));
    add(tr("Time"), m_seconds, tr("How long playing takes from anchor A to anchor B"));
    add(tr("Path"), m_path,
        tr("Straight: the line between the anchors. Spherical: along the great circle between them. Both show the same "
           "faces at other moments."));
    row->addStretch(1);
    return transport;
}

AnchorEditor* WalkBar::makeAnchor(int anchor, Qt::Edge edge) {
    auto* editor = new AnchorEditor(edge, this);
    editor->setPinKey(m_document.anchors().at(static_cast<std::size_t>(anchor)).name);
    editor->setAnchor(m_document.anchors().at(static_cast<std::size_t>(anchor)));
    connect(editor, &AnchorEditor::seedEntered, this,
            [this, anchor](quint64 seed) { m_document.setAnchorSeed(anchor, seed); });
    connect(editor, &AnchorEditor::chosen, this, [this, anchor] {
        m_playback.pause();
        m_document.setPosition(m_document.positionOf(anchor));
    });
    connect(editor, &AnchorEditor::pinRequested, this, [this, anchor] {
        m_playback.pause();
        m_document.pin(anchor);
    });
    return editor;
}

void WalkBar::setAnchorThumbnail(int anchor, const QImage& image) {
    m_anchors.at(static_cast<std::size_t>(anchor))->setThumbnail(image);
}

void WalkBar::setUnavailable(const QString& reason) {
    m_unavailable = reason;
    setEnabled(reason.isEmpty());
}

// While a control is off, its tooltip says why instead of what it does.
bool WalkBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ToolTip && !m_unavailable.isEmpty()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_unavailable, this);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void WalkBar::showAnchor(int anchor) {
    m_anchors.at(static_cast<std::size_t>(anchor))
        ->setAnchor(m_document.anchors().at(static_cast<std::size_t>(anchor)));
}

void WalkBar::showPosition() {
    const bool onWalk = !m_document.aside();
    m_slider->setPosition(m_document.position());
    m_slider->setOnWalk(onWalk);
    m_slider->setToolTip(onWalk ? tr("Drag to walk from face to face")
                                : tr("The face that is shown is not on the walk. Drag to return to it."));
    m_position->setText(tr("%1 %").arg(m_document.position() * 100, 0, 'f', 1));
    for (std::size_t i = 0; i < m_anchors.size(); ++i) {
        m_anchors[i]->setCurrent(onWalk && m_document.position() == m_document.positionOf(static_cast<int>(i)));
    }
}

void WalkBar::showPlaying() {
    const bool playing = m_playback.isPlaying();
    m_play->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play the walk (Space)"));
}

}  // namespace latentwalk
