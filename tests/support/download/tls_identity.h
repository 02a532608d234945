// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QByteArray>

namespace latentwalk::test {

// A key and a certificate for "localhost" that it signed itself, as PEM, made anew each time.
struct TlsIdentity {
    QByteArray key;
    QByteArray certificate;

    static TlsIdentity make() {
        EVP_PKEY* key = EVP_RSA_gen(2048);
        X509* certificate = X509_new();
        X509_set_version(certificate, 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
        X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
        X509_set_pubkey(certificate, key);
        X509_NAME* name = X509_get_subject_name(certificate);
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("localhost"), -1,
                                   -1, 0);
        X509_set_issuer_name(certificate, name);
        X509_EXTENSION* hosts = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost");
        X509_add_ext(certificate, hosts, -1);
        X509_EXTENSION_free(hosts);
        X509_sign(certificate, key, EVP_sha256());
        TlsIdentity identity;
        identity.key =
            pem([key](BIO* out) { return PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); });
        identity.certificate = pem([certificate](BIO* out) { return PEM_write_bio_X509(out, certificate); });
        X509_free(certificate);
        EVP_PKEY_free(key);
        return identity;
    }

private:
    template <typename Write>
    static QByteArray pem(Write write) {
        BIO* out = BIO_new(BIO_s_mem());
        write(out);
        char* text = nullptr;
        const long size = BIO_get_mem_data(out, &text);
        QByteArray result(text, size);
        BIO_free(out);
        return result;
    }
};

}  // namespace latentwalk::test
