#include "audit/about.hpp"

#include "audit/store_sql.hpp"

namespace sinergi::audit {

std::vector<AboutLine> lines_about(db::Tx& tx, std::string_view subject_kind, std::int64_t subject,
                                   std::int64_t limit) {
    return tx.all<AboutLine>(sql::lines_about,
                             {{"subject", subject}, {"subject_kind", subject_kind}, {"row_max", limit}});
}

void forget_deed(db::Tx& tx, Subject const& subject, std::string_view act, Moment at) {
    tx.run(sql::empty_purposes_of_deed,
           {{"subject", subject.id}, {"subject_kind", subject.kind}, {"act", act}, {"at", at}});
}

}  // namespace sinergi::audit
