"""Names of venues in the fields that paper lists are about: acronyms, journals, words beside them. Data for ``venues``, no logic.

All in small letters, separated by blanks or, where names have blanks, by bars and line ends. Names that are written in several ways
(``Euro S&P``) stand in one word, too (``eurosp``).
"""

from __future__ import annotations

ACRONYMS = """
neurlps neruips neurlips neurrips nuerips neuripss nueurips iwqos eurosec smartgridcomm bigdataservice iot-j iotj
*sem 3dv aaai aaaiss aaaiw aacl aamas aap acc accv acisp acl aclfindings aclw acml acmm acmmm acns acsac adl aes agu ahs aicas
aied aies aiide aim aistats alt amia anlp aofa apj apjl apjs aplas approx approx-random apsec apsipa apsys argmining arr arso
arxivdigitaldiscovery ase ase-j asiaccs asiacrypt asp-dac aspdac asplos asru assets atc automatica automl autoui avi avss bcb
bea bhi bibm bigdata bigscience biocas bioinformatics bionlp blackboxnlp bmj bmvc bmvw c&c cacm cade cal cardis case cases cav
cc ccgrid ccl ccs cdc cec cell cf cgf cgo ches chi chil cicc cicling cidr cikm cl clear clef cluster cns codaspy codes
codesisss cogsci coling collas colm colt compsac concur conext conll corl cp cpaior cpc cpp cqg creativity crypto cscw csf
csur ct-rsa ctrsa cviu cvm cvmp cvpr cvprw dac dafx dagm damon dasfaa date dcase dcoss debull deem dicta digitaldiscovery
dimva dis dmkd dmlr dsaa dsc dsn dstc eacl eage eamt ease ec ecai ecc eccv eccvw ecir ecml ecml-pkdd ecmlpkdd ecmr ecoop edbt
edm egsr egu elife embc emnlp emnlpw emse emsoft epjc epjd epjplus esa esann esec esecfse esem esop esorics esscirc eswa
euro-par eurocrypt eurographics europar eurosnp eurosp eurosys eurovis eusipco ev evostar ewsn facct fast fat fat* fatml fc
fccm fg fie financialcrypto findings fm fma fmcad focs foga fpga fpl fpt fse fse-crypto gcpr gecco gji globecom glsvlsi gpce
grl grsl haptics hcii hlt host hotchips hotcloud hotnets hotos hotstorage hpca hpdc hpec hpg hri ht humanoids hypertext i3d
iacr ic2e ic3d icalp icann icaps icar icassp icb icbk icc iccad iccc iccd iccl iccp iccs iccv iccvw icdar icdcs icde icdl icdm
icdt icfp ichi ichr icics icip iclr icmc icme icmi icml icml-w icmla icmlc icmlw icmr icnp icon iconip icpc icpe icpp icpr
icpram icra ics icsa icse icse-nier icseseip icslp icsme icsoc icsr icst ictai ictir icuas icvgip icvip icvs icws icwsm iedm
ieeemicro ieees&p ieeesp ieeevr ifac igarss ih&mmsec ijar ijcai ijcai-w ijcar ijcars ijcb ijcnlp ijcnn ijcv ijdar ijhcs ijon
ijpr ijprai ijrr imc imwut inffus infocom infovis inlg insightsworkshop interact internetware interspeech ipcai ipco ipdps ipm
ipmi ipsn iros isaac isbi isbra isc isca iscas iscslp iser islped ismar ismb ismir ismm ispass isprs isrr isscc issre issta
ist isvc itcs itp its itsc itsw iui iv ivc ivs iwslt jacm jaes jair jama jamia jams jasa jasist jbhi jbi jcap jcc jcdl jcim
jcompphys jcp jcs jctc jfm jfr jhep jmc jmir jmlr jmp joss jpa jpca jpcl jsac jss jssc jstars jstsp kais kbs kdd kddworkshop
konvens kr l4dc l@s lak lancet latin lctes lics log lpar lrec lreccoling mdm media mfcs mia miccai miccai-w miccaiw micro
middleware midl ml4h mlcad mlhc mlj mlsp mlsys mm mmasia mmm mmsys mnras mobicom mobihoc mobilehci mobisys models msr mtsummit
mutation mva mvav naacl naaclhlt natcommun natmachintell nature ncvpripg ndss nejm nesy neurips neuripsw neurocomputing neuron
nima nime nimpr nips nipsw njp nlp4convai nlpcc nodalida npb npj nsdi oakland odyssey onward oopsla openreview osdi paa
pacificvis paclic pacmpl pact pakdd pami patterns pbvs pepm percom pets pg pgm pimrc pkc plb pldi plosbio ploscb plosone pmlr
pnas podc pods popets popl ppopp ppsn pr pra prapplied prb prcv prd prdc pre pricai prl prletters prr prx prxquantum psb pvldb
qce qip qpl qrs qsic qst quantum ra-l raid ral random ranlp ras re recomb recsys repl4nlp rmp robio rsa rse rss rssw rtas rtss
s&p sac sacmat sagt saner sas sat satml sc sca scam scia sciadv science sdm sec secon securecomm seg sem semeval sensys sgp
sicomp sigcomm sigcse sigdial siggraph siggraphasia sigir sigirap sigkdd sigmetrics sigmod sigmorphon sigops sigsac sigspatial
sle slt smac smc smca socc socg soda sosp soups sp spaa spie spl splash spm spnlp srds ssa ssbse ssdbm ssrr ssw stacs starsem
stoc sttt stvr svrhm swat sysml systor t-ifs t-its t-iv t-pami t-ro tac tacas tacl taco tai tallip tase tasl taslp taslpro tbd
tbiocas tbme tc tcad tcas tcasi tcasii tcbb tcc tcds tches tciaig tcom tcs tcst tcsvt tcyb tdsc tei tetci tevc tfs tg tgrs
thewebconf tifs tip tissec tist tit tits tiv tkdd tkde tlt tmb tmc tmi tmlr tmm tnn tnn&ls tnnls tnsm tochi tocs todaes tods
tog tois tomccap tomm ton topc toplas tops tors tosem tpami tpds tqc trec tro trustcom tsc tse tsmc tsp tvcg tvlsi twc tweb
uai ubicomp uist umap ur usenix usenixatc usenixsec usenixsecurity vast vcip vee vis visapp vldb vldbj vlsi vlsit vmcai vr
vrst vtc wacv wacvw wads wafr waspaa wcnc webconf websci webscience wg wifs wine wise wisec wmt wnut woot woots wpes wrr wsdm
www
"""

AMBIGUOUS = """
acc ai aim alt ase assets c&c cal case cc cec cell cf cl clear cluster colm cp creativity date dis ec ev fast fat fc findings
fm fma fpt host hri ht ics interact is isc ist its iv kr log media mia micro middleware mm models mutation nature nesy neuron
onward pa pami patterns percom pg pr quantum random ras re sac sas sat sc science sec sem sle slt sp spl tc tg tit ur vis vr
wise
"""
"""Acronyms that are words or initials of much else: a venue only in capitals or with a year."""

PREPRINTS = """
arxiv arxiv.org arxivdigest arxive arxivorg arxivpreprint authorea axriv bachelorthesis biorxiv chemrxiv corr cryptology
dissertation doctoraldissertation doctoralthesis e-print e-prints eprint eprintarchive eprints forthcoming hal iacreprint
inpress insubmission manuscript mastersthesis masterthesis medrxiv mscthesis msthesis openreview openreview.net
phddissertation phdthesis preprint preprints.org psyarxiv report researchsquare ssrn submitted techicalreport technicalreport
techreport techrxiv thesis toappear underreview underrevision unpublished whitepaper workingpaper zenodo 博士论文 学位论文 硕士论文 预印本
"""
"""What stands where a venue would, for papers that have none; several words in one."""

FULL_NAMES = """
acm multimedia|visual computer|china communications|quantitative finance|computers and operations research|computers and security
data science and engineering|procedia computer science|procedia manufacturing|transportation research|journal of machine learning research
access|acm computing surveys|acm transactions on graphics|acs central science|acs nano|acs photonics|acta numerica
advanced materials|advanced science|advances in neural information processing systems|ai magazine|ai open|algorithms
applied energy|applied intelligence|applied optics|applied physics letters|applied sciences|applied soft computing
artificial intelligence|artificial intelligence review|automatica|autonomous robots|bayesian analysis|big data|bioinformatics
biometrika|brain informatics|briefings in bioinformatics|cell|cell reports|cell systems|chaos|chemical science
cognitive science|communications of the acm|computational geosciences|computational linguistics|computer communications
computer graphics forum|computer methods in applied mechanics and engineering|computer networks|computer speech & language
computer speech and language|computer vision and image understanding|computers & graphics|computers & operations research
computers & security|computers and graphics|computing surveys|conference on robot learning|current biology|cybersecurity
digital discovery|digital signal processing|distill|distill.pub|electronics|electronics letters|elife
empirical software engineering|energy|engineering applications of artificial intelligence|entropy
european journal of operational research|evolutionary computation|expert systems with applications|findings of acl
findings of emnlp|foundations and trends in machine learning|frontiers in neurorobotics|frontiers in neuroscience
genome biology|genome research|geophysical prospecting|geophysical research letters|geophysics|ieee access
image and vision computing|information and software technology|information fusion|information processing & management
information processing and management|information sciences|information visualization|informs journal on computing
international conference on learning representations|international conference on machine learning|interpretation
inverse problems|iscience|knowledge-based systems|language resources and evaluation|machine learning
machine learning: science and technology|management science|mathematical biosciences|mathematical programming|mathematics
medical image analysis|multimedia tools and applications|nano letters|natural language engineering|nature|nature astronomy
nature biotechnology|nature chemistry|nature communications|nature computational science|nature electronics
nature human behavior|nature human behaviour|nature machine intelligence|nature materials|nature medicine|nature methods
nature neuroscience|nature photonics|nature physics|nature reviews physics|neural computation
neural computing and applications|neural information processing systems|neural networks|neural processing letters
neurocomputing|neuroimage|neuron|new journal of physics|nuclear physics b|nucleic acids research|numerische mathematik
operations research|optica|optics express|optics letters|pattern recognition|pattern recognition letters|patterns
physical review|physical review a|physical review b|physical review d|physical review e|physical review letters
physical review x|physics letters b|physics of fluids|physics reports|plos computational biology|plos one|psychological review
quantum|remote sensing|reviews of modern physics|robotics and autonomous systems|robotics science and systems
robotics: science and systems|science|science advances|science china information sciences|science robotics
science translational medicine|scientific data|scientific reports|seismological research letters|sensors|signal processing
small methods|soft computing|software quality journal|speech communication|statistics and computing
swarm and evolutionary computation|symmetry|the astrophysical journal|the gradient
the international journal of robotics research|the lancet|the leading edge|the visual computer|the web conference
transportation research part c|trends in cognitive sciences|usenix annual technical conference|usenix security symposium
visual informatics|water resources research|world wide web
"""

QUALIFIERS = """
& 10% 1st 25% 2nd 3rd 4th 5% 5th a aaai abstract accept acceptance accepted access acm adjunct american and annual appear
archival article artifact arxiv asia asian at award awards b benchmark benchmarks best blog blogpost bmvc breaking c camera
camera-ready candidate ccf ccf-a ccf-b ccf-c challenge companion competition conf conf. conference consortium d&b dataset
datasets db demo demonstration demonstrations demos doctoral early elsevier european extended fall finalist finding findings
findings) full highlight highlights honorable honourable i ieee if ii iii in industrial industry international invited
invited. issue iv journal keynote late late-breaking letter letters lncs long main mention no no. nomination nominee
non-archival north notable number of on online oral oral. orals outstanding p page pages paper papers pmlr position post
poster posters posters. pp pp. preprint proc proc. proceedings q1 q2 ready reject rejected report reproducibility review
runner runner-up sci section series short siam special spotlight spotlights spring springer student submission submitted
summer supplement supplementary survey symposium system talk technical test test-of-time the time tiny to top top-25% top-5%
top25% top5% tot track tracks transactions tutorial under up usenix v virtual vol vol. volume volume: w winter withdrawn
workshop workshops ws 口头 最佳论文 海报
"""
"""What stands beside a venue's name without being a name."""
