#pragma once
// Rows of list_mapping, list_file, list_comparison, list_settled, list_decision. A back room: only actions and api come
// here.

#include "access/model.hpp"
#include "lists/compare.hpp"
#include "plumbing/db/db.hpp"
#include "plumbing/jobs/jobs.hpp"

namespace sinergi::lists {

struct SentFile;
using FileId = Id<SentFile>;
struct SentFile {
    FileId id;
    access::AccountId account;
    std::string name;
    std::int64_t size = 0;  // bytes
    std::string key;        // boxed
    Moment sent_at;
};
BOOST_DESCRIBE_STRUCT(SentFile, (), (id, account, name, size, key, sent_at))

struct Asked;
using ComparisonId = Id<Asked>;
/// A comparison somebody asked for.
struct Asked {
    ComparisonId id;
    access::AccountId account;
    std::string left_name, right_name;
    std::string wish;  // JSON
    Keep keep = Keep::one_day;
    std::string key;  // boxed
    jobs::JobId job;
    std::string summary;  // JSON, "" until it is done
    Moment made_at, expires_at;
};
BOOST_DESCRIBE_STRUCT(Asked, (),
                      (id, account, left_name, right_name, wish, keep, key, job, summary, made_at, expires_at))

struct Settled {
    std::int64_t doubt = 0;  // its number in the table of doubts, from 0
    Verdict verdict = Verdict::same;
};
BOOST_DESCRIBE_STRUCT(Settled, (), (doubt, verdict))

}  // namespace sinergi::lists

namespace sinergi::lists::store {

[[nodiscard]] Told mapping(db::Tx& tx, std::string_view signature);
void put_mapping(db::Tx& tx, std::string_view signature, std::span<Column const> columns, access::AccountId by,
                 Moment now);

void insert_file(db::Tx& tx, SentFile const& file);
[[nodiscard]] std::optional<SentFile> find_file(db::Tx& tx, FileId id, access::AccountId of);
[[nodiscard]] bool has_file(db::Tx& tx, FileId id);
void delete_file(db::Tx& tx, FileId id);
[[nodiscard]] std::vector<FileId> files_before(db::Tx& tx, Moment before);

void insert(db::Tx& tx, Asked const& asked);
[[nodiscard]] std::optional<Asked> find(db::Tx& tx, ComparisonId id);
[[nodiscard]] std::vector<Asked> of_account(db::Tx& tx, access::AccountId account, Moment now);
void finish(db::Tx& tx, ComparisonId id, std::string_view summary, Moment expires_at);
void expire(db::Tx& tx, ComparisonId id, Moment at);
void remove(db::Tx& tx, ComparisonId id);
[[nodiscard]] std::vector<ComparisonId> ended(db::Tx& tx, Moment now);

void settle(db::Tx& tx, ComparisonId id, std::int64_t doubt, std::optional<Verdict> verdict);
[[nodiscard]] std::vector<Settled> settled(db::Tx& tx, ComparisonId id);
/// `digest` in hex; no verdict forgets it.
void decide(db::Tx& tx, std::string_view digest, std::optional<Verdict> verdict, access::AccountId by, Moment now);
[[nodiscard]] Decisions decisions(db::Tx& tx);

}  // namespace sinergi::lists::store
