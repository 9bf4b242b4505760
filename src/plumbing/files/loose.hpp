#pragma once
// When a file goes. The same content is one file, whichever house keeps it, so no house removes one: it loosens the
// name in the transaction that stops naming it, and what is loose goes when no house names it (docs/decisions/0045).
//
//     files::loosen(tx, photo.digest);                      // in the deed that erases
//     files::remove_loose(db, store, namers, put_before);    // the server, every few seconds
//     files::loosen_unnamed(db, store, namers, put_before);  // and now and then, for what was left over

#include "plumbing/db/db.hpp"
#include "plumbing/files/files.hpp"

namespace sinergi::files {

/// Who names files: of each house one statement (`file_names` of its store.sql), which answers every name between
/// :first and :last, both included, that its rows hold, in one column. All houses, or files go that somebody needs.
using Namers = std::vector<db::Statement const*>;

/// Whoever puts a file names it within this time, or it may be gone. Far longer than any transaction.
inline constexpr std::int64_t naming_ms = hour_ms;

/// A row of this transaction stops naming the file. "" is none.
void loosen(db::Tx& tx, std::string_view name);
/// Names that were loosened and not looked at yet, after a name, in order.
[[nodiscard]] std::vector<std::string> loose(db::Tx& tx, std::string_view after = {}, std::int64_t limit = 1'000);
/// Those of `names` that no row names, as this transaction sees it.
[[nodiscard]] std::vector<std::string> unnamed(db::Tx& tx, Namers const& namers, std::vector<std::string> names);

/// Removes loose files that no row names and that were put before a moment of the machine's clock; the rest stays loose
/// until then. Decided in a transaction, removed after it: a power cut between both leaves the file loose.
/// @return files removed
std::int64_t remove_loose(db::Database& db, FileStore const& store, Namers const& namers, Moment put_before);

/// Loosens every file that no row names and that was put before that moment: of a deed that was refused after the file
/// was put, or of a power cut. @return how many
std::int64_t loosen_unnamed(db::Database& db, FileStore const& store, Namers const& namers, Moment put_before);

}  // namespace sinergi::files
