"""Words that tell names of people from titles. Data for ``people``, no logic.

Made from the metadata of some 10,000 papers on arXiv (CC0): words of titles that are hardly ever part of a name, and common given names.
"""

from __future__ import annotations

TITLE_WORDS = """
about abstract abstraction academic accelerated accelerating acceleration access accuracy accurate achieving acoustic acquisition across
action actions activation active activity adaptation adapter adapting adaptive additive address addressing adjustment advanced advancing
adversarial advertisement advertising aerial affective affine against age agent agentic agents aggregate aggregation agreement air
algebra algebraic algebras algorithm algorithmic algorithms aligned aligning alignment all allocation almost alternating alternative
alzheimer ambiguity american among analog analysis analytical analytics analyzing android animation annotate annotated annotation
annotations anomaly anonymous answer answering any app application applications applied applying approach approaches approximate
approximately approximating approximation approximations arabic arbitrary architecture architectures area arithmetic array art articles
artificial ask aspects assessing assessment asset assignment assistance assistant assisted associated association asymmetric asymptotic
asymptotics asynchronous attack attacks attend attention attribute attribution auction auctions audio augmentation augmented augmenting
authentication autoencoders automata automated automatic automatically automating automation autonomous autoregressive average avoiding
aware awareness backward balance balanced balancing bandwidth barrier base baseline basis bayes bayesian beamforming behavior behavioral
behaviour belief benchmark benchmarking benchmarks benefits best beta better bias biased bidirectional big binary biological biomedical
bipartite bit bivariate blind block blockchain body boolean boosting bootstrap bottleneck bound boundaries boundary bounded bounding
bounds box brain branching breaking breast bridging broadcast buffer building business but byzantine cache caching calculation calculus
calibration cancer canonical capabilities capability capacitated capacity capital caption captioning cardiac care cascaded case cases
categorical category causal causality cell cells cellular center centrality certain certification chain chains challenge challenges
challenging changes channel channels chaos character characteristic characteristics characterization characterizations characterizing
charging checking chemical chinese choice circuit circuits citation claims class classes classical classification classifier climate
clinical clip clique cloud clouds cluster clustering clusters cnn code coded codes coding coefficient coefficients cognitive coherence
coherent collaboration collaborative collapse collection collective color coloring combination combinatorial combining comment common
communication communications communities community compact comparative comparing comparison compensation competition competitive
compilation complete completion complex complexity component components composition compositional comprehension comprehensive compress
compressed compression compressive computation computational computations compute computer computers computing concentration concept
concepts conceptual concurrent conditional conditioning conditions confidence configuration conflict congestion conjecture connected
connections connectivity consciousness consensus considering consistency consistent constrained constraint constraints construction
constructions constructive consumer consumption contagion content context contextual continual continuous contrastive control
controllability controllable controlled controller controllers controlling convergence conversation conversational conversations convex
convolution convolutional cooperation cooperative coordination copula core cores corpora corpus correction correlated correlation
correlations cost costs counterfactual counting coupled coupling course covariance covariates cover coverage covering creation
creativity credit crisis critical crossing crowd crowdsourcing cryptographic cryptography cultural current curriculum curve curves cycle
cycles cyclic daily dark data database databases dataset datasets decentralized decision decoder decoding decomposition decompositions
decoupled decoupling deep deepfake defense defined definitions deformable degree delay delivery delta demand denoising dense density
dependence dependencies dependency dependent depth derivatives des description design designing designs detect detecting detection
detector detectors determination deterministic developing development devices diagnosis diagrams dialogue dictionary difference
differences different differentiable differential differentially diffusion digital dilemma dimension dimensional dimensionality
dimensions direct directed direction directions dirichlet disambiguation discourse discovering discovery discrete discussion disease
disentangled disentanglement disentangling disorder distance distances distillation distributed distribution distributions divergence
diverse diversity division document documents domain domains dominating double drawing drawings drift driven driving drug dual duality
during dynamic dynamical dynamically dynamics early easy economic ecosystem edge editing education educational eeg effect effective
effectiveness effects efficiency efficient efficiently egocentric elastic election electric electricity electronic element elements
embedded embedding embeddings embodied emergence emergency emergent emerging emotion emotional empirical empowering enabling encoder
encoding encrypted encryption energy engagement engine engineering engines english enhance enhanced enhancement enhancing ensemble
ensembles entity entropy enumeration environment environmental environments epidemic epsilon equation equations equilibria equilibrium
equivalence error errors estimate estimates estimating estimation estimator estimators european evaluating evaluation event events
evidence evolution evolutionary evolving exact example examples exchange execution existence expansion expansions expected experience
experiment experimental experiments experts explainable explanation explanations explicit exploiting exploration exploratory exploring
exponential exposure expression extended extending extension extensions extracting extraction extreme eye face facial factor factorial
factorization factors facts factual fading failure failures fair fairness false families family fast faster fatigue fault feature
features federated feedback few fidelity field fields filter filtering filters financial find finding fingerprints finite first fixed
flash flexible flow flows fluctuations fluid fmri follow food force forecasting forests form formal formation forms formula formulation
foundation fourier fpga fpgas fractal fractional framework frameworks free frequencies frequency friends frontier full fully function
functional functions fundamental fusion future fuzzy gain gait game games gap gaps gated gates gaussian gaze gender general
generalizable generalization generalized generate generating generation generative generator generators generic genetic geometric
geometry gibbs global good goods google governance gpt gpu gradient grammar graph graphical graphs greedy grid grids ground grounded
grounding group groups growth guaranteed guarantees guidance guide guided hallucination hallucinations hamiltonian handling hardware
harmonic hashing head health healthcare heat heterogeneity heterogeneous heteroscedastic heuristic heuristics hidden hierarchical
hierarchy high higher highly historical hoc holistic hpc human humans hybrid hyperbolic hypergraphs hyperspectral hypothesis
identification identify identifying identity ieee image imagery images imaging imitation impact imperfect implementation implications
implicit importance improve improved improvement improves improving incomplete increasing incremental independence independent index
indexing indian indices individual indoor induced inductive industrial industry inequalities inequality inference inferring infinite
influence information informative infrared infrastructure infty initial initialization injection innovation input inputs insights
inspired instance instruction instructions insurance integer integral integrated integrating integration intelligence intelligent
intensity intent interacting interaction interactions interactive interest interface interfaces interference internal international
internet interoperability interpolation interpretability interpretable interpretation intersection interval intervals intervention
introducing introduction invariants inverse inversion investigating investigation iot isomorphism issues italian iteration iterative
java javascript job joint jump kernel kernels key keyword know knowledge label labeling lambda landscape language languages laplacian
large last latency latent lattice lattices laws layer layers layout learn learned learning least legal length lens less level levels
leveraging lexical library lidar life light lightweight like likelihood limit limited limits line linear lines linguistic link linking
links list listen literature live llm llms load local localization locally location locomotion log logic logical logics logistic logs
longitudinal look loop loss lower lstm machine machines made maintenance making malicious malware mamba management managing manifold
manifolds manipulation many map mapping maps marginal market markets markov martingale masked massive match matching matchings material
mathematical matrices matrix matter matters maximal maximization maximizing maximum mcmc mean meaning means measure measurement
measurements measures measuring mechanical mechanics mechanism mechanisms media medical meets membership memory mental merge merging
mesh message method methodology methods metric metrics millimeter mimo mind minimal minimax minimization minimizing minimum mining
misalignment missing mitigating mitigation mixed mixing mixture mixtures mllms mobile mobility modal modality mode model modeling
modelling models modern modified modular modulation module modules modulo molecular moment moments monitoring monocular monotone monte
more morphology mortality motion movement moving mri multi multicast multichannel multicore multidimensional multilevel multilingual
multimodal multiple multiplication multiplicative multiscale multivariate music mutual named narrative narratives native natural
navigation near nearly need negative net nets network networked networking networks neural neuromorphic neuron neuronal neurons new news
next nlp node nodes noise noisy non nonlinear nonparametric norm normal normalization note notes novel number numbers numerical object
objective objectives objects oblivious observation observations occupancy one online only ontology open operating operations operators
opinion opportunistic opportunities optical optimal optimality optimisation optimization optimize optimized optimizing option options
oracle orchestration order ordered ordering ordinal organization oriented orthogonal outlier output package packet packing pairwise
paper papers paradigm paradox parallel parallelization parameter parameterized parameters parametric pareto parity parsing part partial
partially particle partition partitioning partitions passive path pathology paths pattern patterns pde pedestrian penalized perception
perceptual percolation perfect performance periodic permutation permutations persistent personal personality personalized perspective
perspectives perturbations phase phenomena physical physics pipeline placement planar plane planning platform platforms play players
point points poisson policies policy political polynomial polynomials polytopes population populations portfolio pose position positive
posterior potential power powered practical practice precise precision predict predicting prediction predictions predictive preference
preferences preliminary presence preservation preserving pretraining price prices pricing principal principle principles prior priors
privacy private proactive probabilistic probabilities probability probing problem problems procedure proceedings process processes
processing product production productivity products profile profit program programmable programming programs progress progressive
project projection projections projects prompt prompting proof proofs propagation properties property proportional protection protein
protocol protocols prototype proving prune pruning public purpose pursuit qos quadratic qualitative quality quantification quantifying
quantile quantitative quantization quantized quantum queries query question questions radio rag rainbow random randomization randomized
range rank ranking rate rates rating ratio rational ratios reachability reaction read reading real realistic reality really reasoning
recent recognition recognizing recommendation recommendations recommender reconstruction records recovery recurrence recurrent recursive
reduced reducing reduction reference refinement region regional regions registration regression regular regularization regularized
reinforcement related relation relational relations relationship relationships relative relaxation relaxations relay relevance
reliability reliable remote removal rendering repair repeated replacement replication report reporting reports representation
representations requirements rerank research residual resolution resource resources response responses restoration restricted results
rethinking retrieval retrieve reveals reverse reversible review reviews revisited revisiting reward rewards risk risks road robot
robotic robotics robots robust robustness role rotation route routing rule rules safe safety salesman sample samples sampling sar sat
satellite satisfaction satisfiability scalability scalable scale scaling scenarios scene scenes scheduling scheme schemes science
scientific score scoring search searching second secure security seeing seeking segment segmentation selection selective semantic
semantically semantics semeval semigroups semiparametric sense sensing sensitivity sensor sensors sentence sentiment separation sequence
sequences sequential series service services set sets settings several sgd shape shapes shaping shared sharing sharp shift short
shortest should show side sign signal signals signature similarity simple simplification simulated simulating simulation simulations
simulator simultaneous single singular size skill skills slam sliding small smart smartphone smoothed smoothing social soft software
solar solution solutions solve solver solvers solving some sorting sound source sources space spaces spanning sparse sparsity spatial
spatiotemporal speaker species specific specification spectral spectrum speculative speech speed sphere spherical spiking spin splatting
spline spoken spotting spread spreading spreadsheet square squares stability stabilization stable star state states static stationary
statistical statistics status steering step steps stereo stochastic stock stopping storage strategic strategies strategy stream
streaming streams strength string strongly structural structure structured structures student studies study style styles subgraph
subject subjective sublinear submission submodular subset subspace success sufficient sum summarization super supervised supervision
support surface surfaces surgical surveillance survey survival swarm switch switching symbolic symmetric symmetry synchronization
synchronous syntactic syntax synthesis synthesizing synthetic system systematic systems table tables tagging tail talk talking taming
target task tasks taxonomy teaching technical technique techniques technologies technology tell temperature temporal temporally tensor
term terms test testbed testing tests text texts textual than their theorem theorems theoretical theories theory they things think
thinking thought three threshold thresholding thresholds throughput tight tiling time timed times timing token tokenization tokens
tolerance tomography tool toolkit tools top topic topological topology total toward traces tracing tracking tractable trade tradeoff
trading traditional traffic train trained training trajectories trajectory transaction transcription transfer transferable transform
transformation transformations transformer transformers transforms transient transition translation transmission transport
transportation traveling treatment tree trees treewidth trend trends trials tropical trust trustworthy truth truthful tsp tumor tuning
turing twitter two type types uav ultrasound uncertain uncertainty uncovering understanding underwater unified uniform unifying unit
units universal unknown unmanned unsupervised unveiling update upper use user users utility utilizing validation valuation value values
variability variable variables variance variation variational variations various varying vector vectors vehicle vehicles vehicular
verifiable verification verified versatile version versus vertex very video videos view virtual virtualization vision visual
visualization visualizing visually vlms voice volatility voltage volume volumetric voting walk walks water watermarking wave wavelet
waves way weak weakly wealth wearable weather web weight weighted weights which wikipedia wind window wireless within word words
workflow workflows workshop world write writing years your zero
"""
"""Small letters, separated by blanks."""

GIVEN = """
aaron abbas abdul abdullah abhijit abhishek abraham adam adel aditya adrian adrien ahmad ahmed ajay akshay alain alan albert alberto
alejandro aleksandar alessandro alex alexander alexandra alexandre alexandros alexei alexey alexis alfredo ali alireza allan alvaro amin
amir amit ana anand anders andre andrea andreas andrei andrew andrey andrzej andré andrés andy angela anil anirban ankit ankur ann anna
anne anthony antoine anton antonio antonios antti anupam arash aravind ariel arjun arman armin arnab arnaud arne arthur artur arun
ashish ashwin athanasios aurélien austin axel babak barbara barry bart bastian bei ben benedikt benjamin bernard bernardo bernd bernhard
bert bertrand biao bin bing bingbing björn bohan boris bowen bradley brandon brendan brian bruce bruno bryan carl carlos caroline
carsten catherine cedric cesar chandan chang changsheng chao charles chen cheng chenxi chenyu chi chong chris christian christine
christof christoph christophe christopher christos chuan chun claire claudio clemens clément colin cong connor constantinos craig
cristian cristina csaba cynthia cécile cédric damien dan dana dandan daniel daniela daniele danny dario dave david davide dawei dawn
deepak denis dennis derek diana didier diego dieter dimitrios dimitris dinesh dirk dmitri dmitry dominik dominique dong douglas dylan
edith edoardo eduard eduardo edward ehsan ekaterina elena eli elisa elizabeth ellen emanuel emanuele emilio emily emmanuel enrico
enrique eric erich erik ethan eugene evgeny fabian fabien fabio fabrice fabrizio fahad fan fang fatemeh federico fedor fei felipe felix
feng fernando filip filippo florent florian francesca francesco francis francisco franco francois frank franz françois fred frederic
frederik fredrik frédéric gabor gabriel gabriele gang gareth gaurav geoffrey georg george georges georgios gerard gerardo gerhard
giacomo gilles giorgio giovanni giulio giuseppe gonzalo gordon graham greg gregory grzegorz guang guangtao guilherme guillaume guillermo
guoqiang gustavo guy gábor hadi hai haibo haitao hamed hamid hamidreza han hang hannah hans hao haonan haoran haotian haoyang haoyu
harald hari haris harry hasan hassan hector helen heng henning henrik henry herbert hiroshi hitoshi holger hong hongbo honglin hongwei
hongyu hossein hua huan hugo hui hung ian ibrahim ido igor ilya ioannis ion irene irina ivan jack jacob jacopo jacques jaime jakob jakub
james jamie jan jared jason javier jay jean jeff jeffrey jennifer jens jeremy jerry jerzy jesper jesse jessica jia jiachen jiacheng
jiafeng jiahao jiaheng jiahui jiajun jialin jiaming jian jianfeng jiang jianqing jianwei jiaqi jiarui jiawei jiaxin jiaxuan jiayi jiayu
jie jim jimmy jin jinfeng jing jingjing jingwei jingwen jingyi jinsong jintao jinyang jiří joe joel joerg johan johanna johannes john
jon jonas jonathan jong jordan jorge jose josef josep joseph josh joshua josé joão juan julia julian julie julien jun junfeng junhao
junjie junyu jure justin jérôme jörg jürgen kai kaiwen kamal kamran kang kannan karen karim karl karol karthik kartik kate katherine
kathleen kaushik keisuke keith ken kenneth kevin khaled kim kirill klaus konstantin konstantinos kostas krishna kristina krzysztof kui
kun kurt kyle lan lane lang larry lars laszlo laura laurent lawrence lee lei leila lennart leon leonardo leonid liang lihua lillian lin
linda ling lionel lior lisa liu liyuan loet logan lorenzo louis luc luca lucas luciano ludovic luigi luis luiz lukas luke lutz luís
maciej magnus mahdi mahmoud majid manish manoj manuel marc marcel marcelo marcin marco marcos marcus marek maria marianne marie mario
marius mark marko markus marta martin mary maryam massimiliano massimo mathias mathieu matt matteo matthew matthias matthieu mauricio
mauro max maxim maxime maximilian maya mayank mehdi mehmet mehrdad melanie meng mengyu mert miao michael michal michał michel michele
miguel mihaela mihai mika mike mikhail milan min ming mingyang mingyu mohamad mohamed mohammad mohammed mohit mohsen mojtaba moritz
mostafa muhammad mustafa nadia nam nan nancy naoki nassir natalia nathan navin neil nicholas nick nico nicola nicolas nicole nikhil
nikita nikola nikolai nikolaos nikolay nils nima ning nir nitin noah noam norman nuno oded ola oleg olga oliver olivier omar ondřej onur
oren oscar osvaldo pablo pan panagiotis paolo pascal patrick paul paula paulo pavel pawel paweł pedro pei peng pengfei per peter petr
philip philipp philippe pierre pieter pietro ping piotr pradeep prakash pranav prashant prateek qian qiang qin qing quan quentin rachel
radu rafael rahul rainer raja rajesh ralf ralph ramon ran ravi raymond rebecca renaud rené reza ricardo riccardo richard rob robert
roberto robin rodrigo roger rohit roland rolf romain roman ron ronald rong roy ruben rui runze ruslan russell ryan rémi sabrina sachin
saeed sai salman samir samuel sandeep sandra sanjay sanjeev santosh sara sarah satoshi saurabh scott sean sebastian sebastien sen sepehr
serge sergey sergio seth seyed shan shay shayan shen sheng shi shilin shiqi shu shuai shubham shuo sicheng siddharth siddhartha silvia
silvio simon simone sina siqi siyu siyuan song sonia sophie spyros stanislav stavros stefan stefano steffen stephan stephane stephanie
stephen steve steven stéphane suhas sumit susan sven syed sylvain szymon sébastien tamara tamer tao tatsuya ted teng thanh theo theodore
thierry thomas thorsten tiago tian tiancheng tianyi tianyu tim timo timothy ting tobias toby tom tomas tomasz tommaso tomáš tong tony
torsten trevor tristan tyler uwe vadim vahid vaibhav valentin valentina valerio varun victor vijay vikram viktor vincent vincenzo vinod
vishal vivek vlad vladimir walid walter wang wayne wei weidong weihao weihua weijie weiming weiwei wen wenbo wenhao wenhui wenjie wenjun
wentao wenxin wenxuan william wojciech wolfgang xavier xia xiang xiangyang xiangyu xiao xiaodan xiaodong xiaofeng xiaohong xiaohu
xiaojun xiaomin xiaoming xiaoqiang xiaowei xiaowen xiaoxiao xiaoyan xiaoyang xiaoyi xiaoyu xin xing xinghao xingyu xinyu xiongkuo xuan
xue xun yan yang yanjun yann yannick yao yibo yichao yichen yicheng yifan yifei yihan yihang yikun yiming yin ying yingjie yining yipeng
yiran yiwei yiwen yixin yixuan yiyang yizhou yoav yonatan yong youssef yuan yuanyuan yuanzhi yuchen yucheng yue yuhang yuhao yuheng
yujun yuki yulan yun yupeng yuri yuriy yusuke yutao yutong yuval yuxiang yuxin yuxuan yuyang yves zachary zahra zekun zeyu zhan zhang
zhao zhe zhen zheng zhenyu zhi zhicheng zhihao zhihui zhijie zhijing zhipeng zhiwei zhixin zhiyong zhiyuan zhong zhou zhu zhuang zhuo
zicheng zihan zihao zijian zijun zilong zirui ziwei zixuan ziyan ziyi ziyu zoran łukasz
"""
"""Given names, small letters."""

CJK_SURNAMES = """
王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董潘袁蔡蒋蔣余于杜叶
葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀毛郝顾顧龚
龔邵万萬钱錢严嚴武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟申欧歐耿关關兰蘭焦俞左柳甘祝包
宁寧尚符舒阮柯纪紀梅童凌毕畢单單裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤时時穆农農司卓
古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景佐藤鈴木橋中渡辺伊山本村小加김이박최정강조윤장임한오서신권황안송전홍유고
문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국
"""
"""First characters of common Chinese, Japanese and Korean family names."""

CJK_DOUBLE_SURNAMES = """
欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 令狐 慕容 司徒 东方 西门 南宫 端木 公孙 남궁 황보 제갈 선우 독고
"""
"""Those of two characters, separated by blanks."""
