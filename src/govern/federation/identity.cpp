#include "federation/identity.hpp"

#include "federation/envelope.hpp"
#include "federation/store.hpp"
#include "plumbing/crypto/encode.hpp"

#include <algorithm>

namespace sinergi::federation {
namespace {

constexpr std::size_t sign_secret_bytes = 64;

void insert_key(db::Tx& tx, IdMaker& ids, Keyring const& ring, std::int64_t since, Moment now,
                std::string_view revokes = "") {
    auto const sign = crypto::make_signing_pair();
    auto const seal = crypto::make_sealing_pair();
    auto const box = ring.box(sign.secret + seal.secret);
    tx.run(sql::insert_own_key, {{"id", ids.next(now)},
                                 {"name", key_name(sign.open, seal.open)},
                                 {"sign_open", store::bytes_of(sign.open)},
                                 {"seal_open", store::bytes_of(seal.open)},
                                 {"secret_box", store::bytes_of(box)},
                                 {"since", since},
                                 {"revokes", revokes}});
}

}  // namespace

OwnKey const* Identity::find(std::string_view name) const {
    auto const found = std::ranges::find(keys, name, &OwnKey::name);
    return found == keys.end() ? nullptr : &*found;
}

std::string Keyring::unbox(std::string_view closed) const {
    auto opened = crypto::unbox(secret_, closed);
    if (!opened) throw Fault("federation: what is kept here was boxed with another secret (DIR/secret)");
    return *std::move(opened);
}

void Keyring::found(db::Tx& tx, IdMaker& ids, std::string const& node, Moment now) const {
    auto const own = tx.find<store::OwnRow>(sql::find_own);
    if (own && own->node != node)
        throw Fault("federation: this database is node " + own->node + ", the office's area makes it " + node);
    if (!own) tx.run(sql::insert_own, {{"node", node}, {"since", now}});
    // The first keys sign from the beginning of time: whatever the clock says when they are made.
    if (!own || own->key_name.empty()) insert_key(tx, ids, *this, 0, now);
}

void Keyring::rotate(db::Tx& tx, IdMaker& ids, Moment now, RotateWhy why) const {
    std::string leaked;
    if (why == RotateWhy::compromised)
        if (auto const own = tx.find<store::OwnRow>(sql::find_own)) leaked = own->key_name;
    // A millisecond later: the letter that tells of it is the last one the old keys sign.
    insert_key(tx, ids, *this, now.ms + 1, now, leaked);
}

std::shared_ptr<Identity const> Keyring::read(db::Tx& tx) {
    auto const own = tx.find<store::OwnRow>(sql::find_own);
    if (!own || own->key_name.empty()) throw Fault("federation: this node has no keys yet");
    if (auto held = last_.load(); held && held->epoch == own->epoch && held->newest().name == own->key_name)
        return held;
    auto fresh = std::make_shared<Identity>();
    fresh->node = own->node;
    fresh->epoch = own->epoch;
    for (auto const& row : tx.all<store::OwnKeyRow>(sql::list_own_keys)) {
        auto const secret = unbox(row.secret_box.data);
        fresh->keys.push_back({row.name,
                               {row.sign_open.data, secret.substr(0, sign_secret_bytes)},
                               {row.seal_open.data, secret.substr(sign_secret_bytes)},
                               row.since,
                               row.revokes});
    }
    last_.store(fresh);
    return fresh;
}

Card card_of(Identity const& identity, Sign const& sign) {
    auto const& key = identity.newest();
    Card card{.node = identity.node,
              .name = sign.name,
              .url = sign.url,
              .sign_key = crypto::base64url(key.sign.open),
              .seal_key = crypto::base64url(key.seal.open),
              .fingerprint = fingerprint(identity.node, key.sign.open, key.seal.open),
              .epoch = identity.epoch,
              .release = sign.release,
              .since = key.since,
              .endorsed_by = {},
              .endorsement = {},
              .signature = {},
              .revokes = key.revokes,
              .revocation = {}};
    if (identity.keys.size() > 1) card.endorsed_by = identity.keys[identity.keys.size() - 2].name;
    auto const covered = card_bytes(card);
    if (!card.endorsed_by.empty())
        card.endorsement = crypto::base64url(crypto::sign(identity.find(card.endorsed_by)->sign.secret, covered));
    card.signature = crypto::base64url(crypto::sign(key.sign.secret, covered));
    if (!card.revokes.empty())
        card.revocation = crypto::base64url(crypto::sign(key.sign.secret, revocation_bytes(card)));
    return card;
}

}  // namespace sinergi::federation
