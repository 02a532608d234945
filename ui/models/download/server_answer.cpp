// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/server_answer.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/models/download/data_size.h"

namespace latentwalk {
namespace {

struct Answer {
    Q_DECLARE_TR_FUNCTIONS(ServerAnswer)
};

constexpr int kOk = 200;
constexpr int kPartialContent = 206;
constexpr int kRangeNotSatisfiable = 416;

bool mayPass(int status) {
    return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
}

qint64 announcedLength(const QNetworkReply& reply) {
    bool isNumber = false;
    const qint64 length = reply.rawHeader("Content-Length").trimmed().toLongLong(&isNumber);
    return isNumber && length >= 0 ? length : -1;
}

// Whether a part of the file was sent that begins where we asked and goes to the file's end; fills in `file.total`.
bool isTheRest(const QNetworkReply& reply, qint64 asked, ServerFile& file) {
    static const QRegularExpression pattern(QStringLiteral("^bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)$"));
    const auto match = pattern.match(QString::fromLatin1(reply.rawHeader("Content-Range").trimmed()));
    if (!match.hasMatch()) {
        return false;
    }
    const qint64 first = match.captured(1).toLongLong();
    const qint64 last = match.captured(2).toLongLong();
    const qint64 total = match.captured(3) == QStringLiteral("*") ? last + 1 : match.captured(3).toLongLong();
    const qint64 length = announcedLength(reply);
    const bool sameFile = file.total < 0 || file.total == total;
    file.total = total;
    return sameFile && first == asked && last >= first && last == total - 1 &&
           (length < 0 || length == last - first + 1);
}

}  // namespace

ServerAnswer readAnswer(const QNetworkReply& reply, qint64 asked, const ServerFile& known, qint64 largest) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QByteArray etag = reply.rawHeader("ETag").trimmed();
    ServerAnswer answer;
    if (status == kOk) {
        answer.kind = ServerAnswer::Kind::Whole;
        answer.file = {etag, reply.rawHeader("Last-Modified").trimmed(), announcedLength(reply)};
    } else if (status == kPartialContent && asked > 0) {
        answer.file = known;
        const bool sameTag = etag.isEmpty() || known.etag.isEmpty() || etag == known.etag;
        answer.kind =
            isTheRest(reply, asked, answer.file) && sameTag ? ServerAnswer::Kind::Rest : ServerAnswer::Kind::StartOver;
    } else if (status == kRangeNotSatisfiable && asked > 0) {
        answer.kind = ServerAnswer::Kind::StartOver;
    } else {
        answer.kind = mayPass(status) ? ServerAnswer::Kind::Later : ServerAnswer::Kind::Refused;
        const QString reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().left(100);
        answer.sentence = status == 404
                              ? Answer::tr("%1 does not have it (404).").arg(reply.url().host())
                              : Answer::tr("%1 answered “%2”.")
                                    .arg(reply.url().host(), (QString::number(status) + u' ' + reason).trimmed());
    }
    if (answer.file.total > largest) {
        answer.kind = ServerAnswer::Kind::TooLarge;
        answer.sentence = Answer::tr("%1 announced %2, which is more than a checkpoint can have.")
                              .arg(reply.url().host(), dataSize(answer.file.total));
    }
    return answer;
}

}  // namespace latentwalk
