#pragma once
// The chain: what a line's digest covers, what a block's hash covers, and which line broke first.

#include "audit/model.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace sinergi::audit {

/// One row of audit_line.
struct LineRow {
    std::int64_t id = 0;
    std::optional<std::int64_t> seq;  // none: no deed wrote it
    Moment at;
    std::string actor;
    std::optional<std::int64_t> account;
    std::string role, act, subject_kind;
    std::optional<std::int64_t> subject;
    std::string region, purpose, address, digest;
    std::string purpose_digest;  // "": the purpose itself is in the chain, or there is none
    std::string purpose_salt;    // "": the purpose was erased
};
BOOST_DESCRIBE_STRUCT(LineRow, (),
                      (id, seq, at, actor, account, role, act, subject_kind, subject, region, purpose, address, digest,
                       purpose_digest, purpose_salt))

/// Everything of a block but its digests.
struct BlockRow {
    std::int64_t number = 0, first_seq = 1, last_seq = 0;
    Moment at;
    std::string previous, hash;
};
BOOST_DESCRIBE_STRUCT(BlockRow, (), (number, first_seq, last_seq, at, previous, hash))

/// What a line says, member by member with its length, so that no two lines are written alike. Not its seq: the place
/// in the block tells that, and a line that was moved is then known for what it is. Of a purpose that can be erased it
/// holds the salted digest alone.
[[nodiscard]] std::string canonical(LineRow const& line);
/// What a block's hash covers: the hash before it, its place, its time and the digests of its lines.
[[nodiscard]] std::string canonical(BlockRow const& block, std::string_view digests);

/// How the chain broke, and by whose hand it may have been.
enum class Break : std::uint8_t {
    changed,        // a line says something else than when it was sealed
    removed,        // a line is gone
    inserted,       // a line was put between sealed ones
    reordered,      // a line stands at another's place
    block_altered,  // a block does not match its own hash or the one before it
    block_removed,  // a block is gone
    unnumbered,     // a line without a number: no deed wrote it
    rewritten,      // the chain is sound, but it is not the one whose head was logged
    tail_cut,       // the chain ends before the head that was logged
};
BOOST_DESCRIBE_ENUM(Break, changed, removed, inserted, reordered, block_altered, block_removed, unnumbered, rewritten,
                    tail_cut)

/// A line as found, by its digest.
struct Found {
    std::int64_t seq = 0, id = 0;
    std::string digest;  // 32 bytes
};
struct Broken {
    std::int64_t seq = 0;
    std::int64_t line = 0;  // its id; 0 when it is gone
    Break why = Break::changed;
    friend bool operator==(Broken const&, Broken const&) = default;
};
/// The first place where what is found differs from what was sealed, or none.
/// @param sealed 32 bytes a line, the first of them at `first_seq`
/// @param found by seq
[[nodiscard]] std::optional<Broken> first_broken(std::int64_t first_seq, std::string_view sealed,
                                                 std::span<Found const> found);

}  // namespace sinergi::audit
