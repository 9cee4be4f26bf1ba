import java.io.File;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;

/** Checks PDFs against PDF/UA-1 and prints a line for each failure, and one for each file done. */
class PdfUa {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        InputStream rules = PdfUa.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDFUA-1.xml");
        var profile = Profiles.profileFromXml(rules);
        for (String file : files) {
            try (var parser = foundry.createParser(new File(file), profile.getPDFAFlavour());
                    var validator = foundry.createValidator(profile, false)) {
                var result = validator.validate(parser);
                for (TestAssertion failed : result.getTestAssertions()) {
                    System.out.println(file + "\tfailed\t" + failed.getRuleId().getClause() + " "
                        + failed.getMessage() + " at " + failed.getLocation().getContext());
                }
                System.out.println(file + "\tdone\t" + result.getTotalAssertions()
                    + (result.isCompliant() ? "\tcompliant" : "\tnot compliant"));
            }
        }
    }
}
