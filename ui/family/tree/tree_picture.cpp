// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/family/tree/tree_picture.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "core/output/session_recipe.h"
#include "core/picture/picture_file.h"
#include "ui/family/face_marks.h"
#include "ui/family/face_pictures.h"
#include "ui/family/tree/tree_layout.h"

namespace latentwalk {
namespace {

struct TreePicture {
    Q_DECLARE_TR_FUNCTIONS(TreePicture)
};

constexpr double kEdge = 16;  // around the tree, in its units
constexpr double kMostPaper = 16'000;
constexpr double kMostPixels = 100e6;
constexpr int kFewestPixels = 8;  // a side of a face
constexpr QRgb kPaper = qRgb(32, 32, 32);
constexpr QRgb kLine = qRgb(128, 128, 128);

QRectF paperOf(const TreeLayout& tree) {
    return tree.bounds.adjusted(-kEdge, -kEdge, kEdge, kEdge);
}

void drawLines(QPainter& painter, const TreeLayout& tree) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(kLine), 1.5));
    for (const TreeLine& line : tree.lines) {
        const QPointF points[] = {line.from, line.joint, line.to};
        painter.drawPolyline(points, 3);
    }
}

void drawFace(QPainter& painter, const PlacedFace& placed, const FamilyFace& face, const QImage& image) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    paintFace(painter, placed.rect, image);
    if (face.star) {
        paintBadge(painter, {placed.rect.left() + 3, placed.rect.bottom() - 17, 14, 14}, FaceBadge::Star);
    }
    if (!face.name.empty()) {
        QFont font;
        font.setPixelSize(9);
        painter.setFont(font);
        painter.setPen(Qt::white);
        const QRectF below(placed.rect.left() - kTreeGap / 2, placed.rect.bottom() + 1, kTreeFace + kTreeGap, 12);
        painter.drawText(below, Qt::AlignHCenter | Qt::AlignTop | Qt::TextDontClip,
                         QFontMetrics(font).elidedText(QString::fromStdString(face.name), Qt::ElideRight,
                                                       static_cast<int>(below.width())));
    }
}

// One face after the other, so that few are in memory.
QImage drawTree(Generator& generator, const Family& family, const TellProgress& tell) {
    const TreeLayout tree = treeLayout(family);
    const QRectF paper = paperOf(tree);
    const int side =
        treeFacePixels(family, static_cast<int>(Architecture::resolution(generator.architecture().scaleCount() - 1)));
    const double scale = side / kTreeFace;
    QImage image((paper.size() * scale).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    if (image.isNull()) {
        throw std::bad_alloc();
    }
    image.fill(kPaper);
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.translate(-paper.topLeft());
    drawLines(painter, tree);
    for (std::size_t i = 0; i < tree.faces.size(); ++i) {
        const FamilyFace& face = *family.face(tree.faces[i].id);
        const PictureRequest wanted = pictureOf(face, {});
        const Images made = generator.generate(LatentBatch::of(wanted.latent, wanted.offsets), wanted.options);
        QImage small = toImage(toPicture(made, 0, Range::Fixed));
        if (small.width() > side) {
            small = small.scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        }
        drawFace(painter, tree.faces[i], face, small);
        tellProgress(tell, {static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(tree.faces.size())});
    }
    return image;
}

Picture pictureOf(const QImage& image) {
    Picture picture{image.width(), image.height(), {}};
    picture.rgb.reserve(static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(image.height()) * 3);
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            for (const int value : {qRed(line[x]), qGreen(line[x]), qBlue(line[x])}) {
                picture.rgb.push_back(static_cast<std::uint8_t>(value));
            }
        }
    }
    return picture;
}

}  // namespace

int treeFacePixels(const Family& family, int modelPixels) {
    const QRectF paper = paperOf(treeLayout(family));
    const double bySide = kMostPaper / std::max(paper.width(), paper.height());
    const double byArea = std::sqrt(kMostPixels / (paper.width() * paper.height()));
    return std::max(kFewestPixels, std::min(modelPixels, static_cast<int>(kTreeFace * std::min(bySide, byArea))));
}

ExportJob treeJob(const QString& path, const Session& session) {
    ExportJob job;
    job.path = path;
    job.title = TreePicture::tr("Family tree %1").arg(QFileInfo(path).fileName());
    job.toBeWritten = path.toStdString();
    job.unit = ExportUnit::Pictures;
    job.count = static_cast<qint64>(session.family.faceCount());
    job.make = [session, file = job.toBeWritten](Generator& generator, const TellProgress& tell) {
        Session leading = session;  // back to the family
        leading.grid.cells = GridCells::Family;
        leading.stretch = false;
        const std::string recipe = toJson(gridRecipe(leading));
        writePicture(file, pictureOf(drawTree(generator, session.family, tell)), PictureFormat::Png, {95, recipe});
    };
    return job;
}

}  // namespace latentwalk
