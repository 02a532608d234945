// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/download/server_request.h"

#include <QCoreApplication>

namespace latentwalk {
namespace {

constexpr int kMostRedirects = 5;

}  // namespace

QNetworkRequest makeRequest(const QUrl& url, qint64 first, const ServerFile& known) {
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      QStringLiteral("Latentwalk/%1").arg(QCoreApplication::applicationVersion()));
    request.setRawHeader("Accept-Encoding", "identity");  // the bytes of the file, so that ranges and hash fit
    // One file gains nothing from HTTP/2, and over HTTP/1.1 the read buffer is what holds the server back.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(kMostRedirects);
    if (first > 0) {
        request.setRawHeader("Range", "bytes=" + QByteArray::number(first) + '-');
        request.setRawHeader("If-Range", known.validator());
    }
    return request;
}

}  // namespace latentwalk
