#pragma once
// Rows of the tables. A back room: other houses use post.hpp and nodes.hpp.

#include "federation/model.hpp"
#include "federation/store_sql.hpp"
#include "plumbing/db/db.hpp"

#include <span>

namespace sinergi::federation::store {

[[nodiscard]] inline std::span<std::uint8_t const> bytes_of(std::string_view text) noexcept {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

struct OwnRow {
    std::string node;
    std::int64_t epoch = 1;
    std::string key_name;
};
BOOST_DESCRIBE_STRUCT(OwnRow, (), (node, epoch, key_name))

struct OwnKeyRow {
    std::string name;
    db::Bytes sign_open, seal_open, secret_box;
    std::int64_t since = 0;
    std::string revokes;  // name of the key before, when it leaked
};
BOOST_DESCRIBE_STRUCT(OwnKeyRow, (), (name, sign_open, seal_open, secret_box, since, revokes))

struct NodeRow {
    std::string node, name, url, state, fingerprint;
    std::int64_t epoch = 1;
    std::string release;
    std::int64_t proposed_by = 0;
    std::string proposed_name;
    Moment proposed_at;
    std::int64_t confirmed_by = 0;
    std::string confirmed_name;
    Moment confirmed_at, heard_at, sent_at;
    std::string trouble;
    Moment trouble_at;
    std::int64_t resync_after = 0, version = 1;
};
BOOST_DESCRIBE_STRUCT(NodeRow, (),
                      (node, name, url, state, fingerprint, epoch, release, proposed_by, proposed_name, proposed_at,
                       confirmed_by, confirmed_name, confirmed_at, heard_at, sent_at, trouble, trouble_at, resync_after,
                       version))

struct NodeKeyRow {
    std::string name;
    db::Bytes sign_open, seal_open;
    std::int64_t since = 0, until = 0;
    std::int64_t revoked_at = 0;  // when we heard that it leaked; 0: it did not
};
BOOST_DESCRIBE_STRUCT(NodeKeyRow, (), (name, sign_open, seal_open, since, until, revoked_at))

/// The key of a node that letters are sealed for now.
struct SealKeyRow {
    std::string state, name;
    db::Bytes seal_open;
};
BOOST_DESCRIBE_STRUCT(SealKeyRow, (), (state, name, seal_open))

struct ResyncRow {
    std::string node;
    std::int64_t resync_after = 0;
};
BOOST_DESCRIBE_STRUCT(ResyncRow, (), (node, resync_after))

struct WaitingRow {
    std::int64_t id = 0;
    std::string envelope, body;
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (), (id, envelope, body))

struct UnsettledRow {
    std::int64_t id = 0;
    std::string envelope, node, stream, body;
};
BOOST_DESCRIBE_STRUCT(UnsettledRow, (), (id, envelope, node, stream, body))

struct OutRow {
    std::int64_t id = 0;
    std::string node, stream;
    std::int64_t epoch = 0, seq = 0;
    std::string kind, state;
    std::int64_t tries = 0;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(OutRow, (), (id, node, stream, epoch, seq, kind, state, tries, body))

struct OpenOutRow {
    std::int64_t id = 0;
    std::string envelope, node, kind, stream;
    Moment at;
    std::string state;
    std::int64_t tries = 0;
    std::string refusal;
};
BOOST_DESCRIBE_STRUCT(OpenOutRow, (), (id, envelope, node, kind, stream, at, state, tries, refusal))

struct BusyRow {
    std::string node, url;
};
BOOST_DESCRIBE_STRUCT(BusyRow, (), (node, url))

struct SeenRow {
    std::int64_t id = 0;
    std::string digest, state, refusal;
};
BOOST_DESCRIBE_STRUCT(SeenRow, (), (id, digest, state, refusal))

struct InRow {
    std::int64_t id = 0;
    std::string envelope, node;
    std::int64_t epoch = 0;
    std::string stream;
    std::int64_t seq = 0;
    std::string kind, state;
    Moment signed_at;
    std::string agreement, basis;
    bool is_emergency = false;
    std::string papers;
    db::Bytes content_box;
};
BOOST_DESCRIBE_STRUCT(InRow, (),
                      (id, envelope, node, epoch, stream, seq, kind, state, signed_at, agreement, basis, is_emergency,
                       papers, content_box))

struct StreamRow {
    std::string node;
    std::int64_t epoch = 0;
    std::string stream;
};
BOOST_DESCRIBE_STRUCT(StreamRow, (), (node, epoch, stream))

struct GapRow {
    std::string node, stream;
    std::int64_t epoch = 0;
    Moment since;
    std::int64_t first_here = 0, waiting = 0, last_applied = 0;
    std::string state;
};
BOOST_DESCRIBE_STRUCT(GapRow, (), (node, stream, epoch, since, first_here, waiting, last_applied, state))

struct RefusedRow {
    std::int64_t id = 0;
    Moment at;
    std::string direction, node, envelope, kind, refusal, about;
    std::int64_t times = 1;
    bool has_arrived = false;  // at a later try
};
BOOST_DESCRIBE_STRUCT(RefusedRow, (), (id, at, direction, node, envelope, kind, refusal, about, times, has_arrived))

struct PaperOutRow {
    std::int64_t id = 0;
    std::string node, name;
    std::int64_t bytes = 0;
    std::string sealed_name;
    std::int64_t sealed_bytes = 0, sent = 0, tries = 0;
};
BOOST_DESCRIBE_STRUCT(PaperOutRow, (), (id, node, name, bytes, sealed_name, sealed_bytes, sent, tries))

struct PaperInRow {
    std::int64_t id = 0;
    std::string name;
    std::int64_t bytes = 0;
    std::string state, sealed_name;
    std::int64_t sealed_bytes = 0, received = 0;
};
BOOST_DESCRIBE_STRUCT(PaperInRow, (), (id, name, bytes, state, sealed_name, sealed_bytes, received))

struct PendingPaperRow {
    std::string node, name;
    std::int64_t bytes = 0, received = 0;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(PendingPaperRow, (), (node, name, bytes, received, at))

}  // namespace sinergi::federation::store
