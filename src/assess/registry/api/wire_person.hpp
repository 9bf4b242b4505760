#pragma once
// A person alone: where somebody stood, who was merged into the row.

#include "registry/api/wire_out.hpp"

namespace sinergi::registry::wire {

struct RegistryStayOut {
    FamilyId family;
    std::string head_name;  // "" of a family beyond the area
    std::int64_t relation = 0;
    Date from_on;
    std::optional<Date> to_on;  // the first day on which it no longer held
    std::string cause, end_cause;
};
BOOST_DESCRIBE_STRUCT(RegistryStayOut, (), (family, head_name, relation, from_on, to_on, cause, end_cause))
struct RegistryMergeOut {
    MergeId id;
    PersonId gone;
    std::string reason, author_name;
    Moment made_at;
};
BOOST_DESCRIBE_STRUCT(RegistryMergeOut, (), (id, gone, reason, author_name, made_at))
struct RegistryPersonFileOut {
    RegistryPersonOut person;
    std::vector<RegistryStayOut> stays;
    std::string father_name, mother_name;
    std::vector<RegistryEventOut> events;
    std::vector<PairId> pairs;
    std::vector<RegistryMergeOut> merges;
    bool may_edit = false;
};
BOOST_DESCRIBE_STRUCT(RegistryPersonFileOut, (),
                      (person, stays, father_name, mother_name, events, pairs, merges, may_edit))

}  // namespace sinergi::registry::wire
