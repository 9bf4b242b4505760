#pragma once
// How an answer becomes where somebody stands. Only for this house's actions.

#include "civil/actions.hpp"

namespace sinergi::civil {

/// A line of an answer file that was not used, and why.
struct RunFault {
    std::int64_t line = 0;
    std::string key, column;
};
BOOST_DESCRIBE_STRUCT(RunFault, (), (line, key, column))

/// @refuses civil.no_service
[[nodiscard]] Result<std::unique_ptr<Service>> service_of(House& house, ServiceRow const& setting);

/// Answers of one run, in one transaction.
class Answering {
public:
    Answering(House& house, db::Tx& tx, regions::Atlas const& atlas, access::Permit const& permit, RunId run,
              RunCounts& counts);
    /// The same answer again changes nothing, also when an officer mended since.
    /// @refuses civil.answer_not_asked civil.answer_nik_changed
    Done take(Answer const& answer);

private:
    Done take(Answer const& answer, AskedRow const& asked);
    [[nodiscard]] std::pair<Cause, CauseFrom> cause_of(Answer const& answer, Outcome outcome,
                                                       std::optional<Entry> const& before, registry::PersonId person);
    House& house_;
    db::Tx& tx_;
    std::vector<registry::PersonId> touched_;
    registry::Desk desk_;
    access::Permit const& permit_;
    RunId run_;
    RunCounts& counts_;
};

}  // namespace sinergi::civil
