#pragma once
// Some weeks at the counter: requests at every stage, letters in the register, PBI-JK with its outcome, a status file.

#include "plumbing/files/files.hpp"
#include "regions/areas.hpp"
#include "seed/staff.hpp"

namespace sinergi::seed {

/// What the counter's papers are: made before the transaction that names them.
struct CounterPapers {
    std::string paper, signed_letter;  // names in the FileStore
};
[[nodiscard]] CounterPapers make_counter_papers(files::FileStore const& files, Moment now);

/// @param office whose ids are those of the days that are told
[[nodiscard]] Done live_counter(db::Tx& tx, access::Office& office, calendar::Calendar const& calendar,
                                regions::Areas const& names, Staff const& staff, Areas const& areas,
                                CounterPapers const& papers, Moment now);

}  // namespace sinergi::seed
