#pragma once
// Inside of the post office. Not for other houses.

#include "federation/envelope.hpp"
#include "federation/post.hpp"
#include "federation/store.hpp"

#include <map>
#include <mutex>

namespace sinergi::federation {

struct Post::Inside {
    Inside(access::Office& its_office, files::FileStore const& its_files, Sign its_sign)
        : office(its_office), files(its_files), sign(std::move(its_sign)), keys(its_office.secret) {}

    access::Office& office;
    files::FileStore const& files;
    Sign sign;
    Keyring keys;
    std::string node;
    std::vector<std::pair<std::string, Handler>> handlers, returners;
    std::vector<std::pair<std::string, Turned>> turned;
    std::mutex bell_lock;
    Bells bells;

    [[nodiscard]] Moment now() const { return office.clock.now(); }
    void ring_written();
    void ring_heard(std::string const& who);
};

/// The value of the longest prefix ("case.") that begins `kind`, or of the very kind ("case.asked"); none: nobody's.
template <class T>
[[nodiscard]] T const* find_by_prefix(std::vector<std::pair<std::string, T>> const& list, std::string_view kind) {
    T const* found = nullptr;
    std::size_t best = 0;
    for (auto const& [prefix, value] : list) {
        bool const fits = prefix.ends_with('.') ? kind.starts_with(prefix) : kind == prefix;
        if (!fits || (found != nullptr && prefix.size() <= best)) continue;
        found = &value;
        best = prefix.size();
    }
    return found;
}

/// What a letter of the node itself is written with.
struct OwnLetter {
    db::Tx& tx;
    IdMaker& ids;
    Identity const& identity;
    Moment now;
};
/// Signs, seals and numbers a letter and puts it into the outbox.
/// @refuses federation.node_unknown federation.letter_too_large
Done post_letter(OwnLetter const& by, Outgoing const& letter, std::vector<Paper> const& papers);

/// What is kept of a letter on our side, boxed: its payload, and for the give-back nothing else.
[[nodiscard]] Incoming incoming_of(store::InRow const& row, std::string payload);

/// "Sent"/"received" in the audit chain: the envelope's row, its kind and partner; never its content.
void note_letter(db::Tx& tx, IdMaker& ids, Moment now, std::string_view act, std::int64_t row, std::string_view node,
                 std::string_view kind, std::string_view stream);

/// A refusal for an administrator to see. The same again counts up.
struct RefusedLetter {
    std::string_view direction, node, envelope, kind, refusal;
    std::string about{};
};
void record_refused(db::Tx& tx, IdMaker& ids, Moment now, RefusedLetter const& what);

/// A card that a partner sent or showed: name, address, new keys when the key before endorsed them, and whether that
/// one leaked.
/// @refuses federation.key_unknown federation.signature_wrong federation.sender_unknown
Done take_card(db::Tx& tx, std::string_view node, ReadCard const& read, Moment now);

inline constexpr std::int64_t for_ever = 9'000'000'000'000'000;
inline constexpr std::string_view own_stream = "node";
inline constexpr std::string_view card_kind = "node.card";
inline constexpr std::string_view ping_kind = "node.ping";
inline constexpr std::string_view restored_kind = "node.restored";

}  // namespace sinergi::federation
