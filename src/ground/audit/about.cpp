#include "audit/about.hpp"

#include "audit/store_sql.hpp"

namespace sinergi::audit {

std::vector<AboutLine> lines_about(db::Tx& tx, std::string_view subject_kind, std::int64_t subject,
                                   std::int64_t limit) {
    return tx.all<AboutLine>(sql::lines_about,
                             {{"subject", subject}, {"subject_kind", subject_kind}, {"row_max", limit}});
}

}  // namespace sinergi::audit
