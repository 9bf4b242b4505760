#pragma once
// Who this node is: its code, its epoch, its pairs of keys. The secret halves are boxed in the database with the
// office's own secret; whoever has only the database can sign nothing.

#include "base/id.hpp"
#include "federation/model.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/db/db.hpp"

#include <atomic>
#include <memory>

namespace sinergi::federation {

struct OwnKey {
    std::string name;
    crypto::KeyPair sign, seal;
    std::int64_t since = 0;  // ms; signs from then on
    std::string revokes;     // name of the key before, when that one leaked
};

/// Why a node takes new keys: by the calendar, or because somebody else may hold the old ones.
enum class RotateWhy : std::uint8_t { routine, compromised };
BOOST_DESCRIBE_ENUM(RotateWhy, routine, compromised)

struct Identity {
    std::string node;
    std::int64_t epoch = 1;
    std::vector<OwnKey> keys;  // oldest first; old ones open what was sealed for them
    [[nodiscard]] OwnKey const& newest() const { return keys.back(); }
    [[nodiscard]] OwnKey const* find(std::string_view name) const;
};

/// Keeps the identity opened. Safe from many threads.
class Keyring {
public:
    /// @param secret 32 bytes of the office's own
    explicit Keyring(std::string secret) : secret_(std::move(secret)) {}

    /// Makes node row and first keys where there are none.
    void found(db::Tx& tx, IdMaker& ids, std::string const& node, Moment now) const;
    /// As it is in this transaction: a rotation by another process is seen.
    /// @throws Fault when the keys do not open with this office's secret, or before found()
    [[nodiscard]] std::shared_ptr<Identity const> read(db::Tx& tx);
    /// A fresh pair of pairs that signs from `now` on.
    void rotate(db::Tx& tx, IdMaker& ids, Moment now, RotateWhy why) const;

    /// Boxes what is kept here until it is applied.
    [[nodiscard]] std::string box(std::string_view message) const { return crypto::box(secret_, message); }
    /// @throws Fault when it was boxed with another secret
    [[nodiscard]] std::string unbox(std::string_view closed) const;

private:
    std::string secret_;
    std::atomic<std::shared_ptr<Identity const>> last_{};
};

/// What a node says of itself beside its keys.
struct Sign {
    std::string name, url, release;
};
/// The card of the newest keys, endorsed by the ones before and signed by themselves.
[[nodiscard]] Card card_of(Identity const& identity, Sign const& sign);

}  // namespace sinergi::federation
